"""Reading cases: the list with its promised filters and sorts, and the lock on one."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, F, Func, OuterRef, Q, QuerySet, TextField

from shouhou.cases.models import Call, Case, FaultCode, SavedView, Watch
from shouhou.kernel import clock
from shouhou.kernel.paging import Sort
from shouhou.kernel.prepared import prepared
from shouhou.timeline import public as timeline

PAGE = 50
MANY = 1000


def locked_case(case_id: int) -> Case:
    """The row, held until the transaction ends. Call it after `record`: a stream's head is locked before any row."""
    return Case.objects.select_for_update().get(pk=case_id)


def locked_case_of(subject_id: int) -> Case | None:
    """The row of a stream, held until the transaction ends; None where the stream is no case's."""
    return Case.objects.select_for_update().filter(subject_id=subject_id).first()


SORTS = {
    "due": Sort("next_late_from", descending=False, restriction=Q(is_open=True, next_late_from__isnull=False)),
    "newest": Sort("opened_at", descending=True),
    "oldest": Sort("opened_at", descending=False),
    "silent": Sort("last_event_at", descending=False, restriction=Q(is_open=True)),
}

SOON = dt.timedelta(hours=4)  # what becomes late so soon is shown as due soon

VIEWS = ("open", "late", "soon", "undecided", "mine", "unassigned", "waiting", "closed", "all")


def view(name: str, person_id: int, now: dt.datetime) -> Q:
    """The cases of a view; some of them are a person's own, one moves with the minute."""
    return {
        "open": Q(is_open=True),
        "late": Q(is_open=True, missed__gt=0),
        "soon": Q(is_open=True, next_late_from__gt=now, next_late_from__lte=now + SOON),
        "undecided": Q(is_open=True, worst="undecided"),
        "mine": Q(is_open=True) & (Q(engineer_id=person_id) | Q(registrar_id=person_id)),
        "unassigned": Q(is_open=True, engineer=None),
        "waiting": Q(is_open=True, next_person_id=person_id),
        "closed": Q(is_open=False),
        "all": Q(),
    }[name]


@dataclass(frozen=True)
class Filters:
    """What narrows a view. `clause` is that of the next clock; days are the first and the last, in the organisation's zone."""

    state: str = ""
    branch: str = ""
    engineer_id: int | None = None
    customer_id: int | None = None
    model: str = ""
    kind: str = ""
    clause: str = ""
    opened_from: dt.date | None = None
    opened_to: dt.date | None = None

    def apply(self, rows: QuerySet[Case]) -> QuerySet[Case]:
        wanted = {
            "state": self.state, "branch_path__startswith": self.branch, "engineer_id": self.engineer_id,
            "customer_id": self.customer_id, "unit__model__code": self.model, "kind": self.kind,
            "next_clause": self.clause,
        }  # fmt: skip
        rows = rows.filter(**{name: value for name, value in wanted.items() if value})
        if self.opened_from:
            rows = rows.filter(opened_at__gte=_midnight(self.opened_from))
        if self.opened_to:
            rows = rows.filter(opened_at__lt=_midnight(self.opened_to + dt.timedelta(days=1)))
        return rows


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min, clock.zone())


def listed(
    rows: QuerySet[Case], *, view_name: str, sort: str, person_id: int, now: dt.datetime,
    filters: Filters = Filters(),
) -> QuerySet[Case]:  # fmt: skip
    """Visible cases narrowed by a view and filters, in a promised order."""
    return SORTS[sort].apply(filters.apply(rows.filter(view(view_name, person_id, now))))


def with_names(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Cases with the names that a row shows."""
    return rows.annotate(
        customer_name=F("customer__name"),
        unit_serial=F("unit__serial"),
        unit_model=F("unit__model__code"),
        engineer_name=F("engineer__name"),
    )


def of_unit(rows: QuerySet[Case], case: Case, limit: int) -> list[Case]:
    """The other visible cases of a case's unit, the newest first."""
    return list(rows.filter(unit=case.unit_id).exclude(pk=case.pk).order_by("-opened_at", "-id")[:limit])


def surrounded(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Cases in one statement with stream, customer and unit, and in `watched_by` the ids of those who follow them."""
    watches = Watch.objects.filter(case=OuterRef("pk")).order_by("since_at", "pk")
    return rows.select_related("subject", "customer", "unit__model").annotate(
        watched_by=ArraySubquery(watches.values("person_id"))
    )


def capped_count(rows: QuerySet[Case]) -> int:
    """How many there are, counted to a thousand and one at the most."""
    return rows.order_by()[: MANY + 1].count()


FEW = 1000
_PAIRS = Func(F("summary"), function="case_pairs", output_field=ArrayField(TextField()))


def matching(rows: QuerySet[Case], text: str, customer_ids: list[int], unit_ids: list[int]) -> QuerySet[Case]:
    """Cases by number, by what the requirement says, or by whose they are; the newest first.

    Few are gathered through the indexes first and put into order then; of many, the order of the list is followed until
    enough are found. Left to itself the database takes one way for both, and is slow in the other case.
    """
    named = Q(customer_id__in=customer_ids) | Q(unit_id__in=unit_ids)
    if not text:
        return rows.filter(named).order_by("-opened_at", "-id")
    named, said = named | Q(number__startswith=text.upper()), Q(summary__contains=text)
    pairs = Q(pairs__contains=[text[n : n + 2] for n in range(len(text) - 1)] or [text])
    # two statements and no OR of both: then nothing is asked of the function but what the index answers
    by_name = Case.objects.filter(named).order_by().values("pk")[: FEW + 1]
    by_words = Case.objects.alias(pairs=_PAIRS).filter(pairs & said).order_by().values("pk")[: FEW + 1]
    few = by_name.union(by_words)
    return rows.filter(Q(pk__in=few) if few.count() <= FEW else named | said).order_by("-opened_at", "-id")


def open_cases_of(rows: QuerySet[Case], customer_id: int) -> QuerySet[Case]:
    """A customer's open cases among visible ones, the next to become late first."""
    mine = rows.filter(customer_id=customer_id, is_open=True)
    return with_names(mine).order_by(F("next_late_from").asc(nulls_last=True), "-opened_at")


def last_jobs_of(rows: QuerySet[Case], customer_id: int, count: int = 3) -> QuerySet[Case]:
    """What was done for a customer last, among visible cases."""
    return with_names(rows.filter(customer_id=customer_id, is_open=False)).order_by("-opened_at", "-id")[:count]


def complaints_of(customer_id: int, count: int = 3) -> QuerySet[Call]:
    """What a customer has complained of, the newest first."""
    return Call.objects.filter(customer_id=customer_id, kind=Call.Kind.COMPLAINT).order_by("-taken_at")[:count]


def fault_codes() -> QuerySet[FaultCode]:
    """Every code, by product line."""
    return FaultCode.objects.order_by("line", "code")


def fault_codes_for(model: str, text: str = "") -> list[FaultCode]:
    """The codes in use that fit a model (empty: any), narrowed by what was typed: code or words."""
    rows = [c for c in fault_codes().filter(is_used=True) if not model or model.upper().startswith(c.line)]
    wanted = text.strip().lower()
    return [c for c in rows if wanted in f"{c.code} {c.words_zh} {c.words_en}".lower()]


def locked_fault_code(fault_code_id: int) -> FaultCode | None:
    """One code, held until the transaction ends."""
    return FaultCode.objects.select_for_update().filter(pk=fault_code_id).first()


def saved_views(person_id: int, branch_paths: list[str]) -> list[SavedView]:
    """Somebody's own views, and those that are shared at their branches or above these."""
    return _saved_views(person_id, [p[: end + 1] for p in branch_paths for end, sign in enumerate(p) if sign == "/"])


@prepared
def _saved_views(person_id: int, branch_paths: list[str]) -> QuerySet[SavedView]:
    shared = Q(is_shared=True, branch_path__any_of=branch_paths)
    return SavedView.objects.filter(Q(owner_id=person_id) | shared).order_by("name", "pk")


def complaints_since(calls: QuerySet[Call], count: int = 10) -> QuerySet[Call]:
    """The complaints among these calls, the newest first."""
    return calls.filter(kind=Call.Kind.COMPLAINT).select_related("customer").order_by("-taken_at")[:count]


def open_by_engineer(rows: QuerySet[Case]) -> Any:
    """Open cases of each engineer and how many of them are late, the most first; without one: those that nobody has."""
    grouped = rows.filter(is_open=True).order_by().values("engineer_id", "engineer__name")
    late = Count("pk", filter=Q(missed__gt=0))
    return grouped.annotate(open=Count("pk"), late=late).order_by("-late", "-open", "engineer_id")


def words_of(customer_ids: list[int]) -> set[str]:
    """Every text that was written about these customers, before it is erased: by it copies are found elsewhere."""
    subjects = list(Case.objects.filter(customer__in=customer_ids).values_list("subject_id", flat=True))
    found = set(Call.objects.filter(customer__in=customer_ids).values_list("text", flat=True))
    for entries in timeline.histories(subjects).values():
        found |= {str(text) for entry in entries for text in (entry.words or {}).values()}
    return found - {""}
