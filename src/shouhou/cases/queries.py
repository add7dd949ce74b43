"""Reading cases: the list with its promised filters and sorts, and the lock on one."""

from dataclasses import dataclass, field

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, Q, QuerySet, TextField

from shouhou.cases.models import Call, Case, FaultCode, Watch

PAGE = 50
MANY = 1000


def locked_case(case_id: int) -> Case:
    """The row, held until the transaction ends. Call it after `record`: a stream's head is locked before any row."""
    return Case.objects.select_for_update().get(pk=case_id)


def locked_case_of(subject_id: int) -> Case | None:
    """The row of a stream, held until the transaction ends; None where the stream is no case's."""
    return Case.objects.select_for_update().filter(subject_id=subject_id).first()


@dataclass(frozen=True)
class Sort:
    """One promised order: a column, its direction, and the id as tie-breaker, so that a key names one place."""

    column: str
    descending: bool
    restriction: Q = field(default_factory=Q)

    def apply(self, rows: QuerySet[Case]) -> QuerySet[Case]:
        sign = "-" if self.descending else ""
        return rows.filter(self.restriction).order_by(f"{sign}{self.column}", f"{sign}id")

    def after(self, rows: QuerySet[Case], value: object, pk: int) -> QuerySet[Case]:
        """The rows behind a key, whatever was added meanwhile."""
        op = "lt" if self.descending else "gt"
        return rows.filter(Q(**{f"{self.column}__{op}": value}) | Q(**{self.column: value, f"id__{op}": pk}))


SORTS = {
    "due": Sort("next_late_from", descending=False, restriction=Q(is_open=True, next_late_from__isnull=False)),
    "newest": Sort("opened_at", descending=True),
    "oldest": Sort("opened_at", descending=False),
}

VIEWS = {
    "open": Q(is_open=True),
    "late": Q(is_open=True, missed__gt=0),
    "undecided": Q(is_open=True, worst="undecided"),
    "closed": Q(is_open=False),
    "all": Q(),
}


def listed(
    rows: QuerySet[Case], *, view: str, sort: str, state: str = "", engineer_id: int | None = None
) -> QuerySet[Case]:
    """Visible cases narrowed by a view and filters, in a promised order."""
    rows = rows.filter(VIEWS[view])
    if state:
        rows = rows.filter(state=state)
    if engineer_id:
        rows = rows.filter(engineer_id=engineer_id)
    return SORTS[sort].apply(rows)


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


def watchers(case: Case) -> dict[int, str]:
    """Who follows a case: id to name."""
    rows = Watch.objects.filter(case=case).order_by("since_at", "pk")
    return dict(rows.values_list("person_id", "person__name"))


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
