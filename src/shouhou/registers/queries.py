"""Reading entries, and the lock on one."""

import datetime as dt
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet, Value
from django.db.models.functions import Concat

from shouhou.kernel.paging import Sort
from shouhou.registers.models import Entry

PAGE = 50
MANY = 1000


def locked_entry(entry_id: int) -> Entry:
    """The row, held until the transaction ends. Call it after `record`: a stream's head is locked before any row."""
    return Entry.objects.select_for_update().get(pk=entry_id)


def locked_entry_of(subject_id: int) -> Entry | None:
    """The row of a stream, held until the transaction ends; None where the stream is no entry's."""
    return Entry.objects.select_for_update().filter(subject_id=subject_id).first()


def id_of(number: str) -> int:
    return int(Entry.objects.get(number=number).pk)


SORTS = {
    "newest": Sort("opened_at", descending=True),
    "due": Sort("next_late_from", descending=False, restriction=Q(next_late_from__isnull=False)),
}


def view(name: str, person_id: int) -> Q:
    """The entries of a view."""
    return {
        "all": Q(),
        "running": Q(next_late_from__isnull=False),
        "late": Q(missed__gt=0),
        "mine": Q(people__contains=[person_id]),
    }[name]


def narrowed(
    rows: QuerySet[Entry], *, text: str = "", kind: str = "", state: str = "", branch: str = ""
) -> QuerySet[Entry]:
    """Entries narrowed by number or a part of the title, kind, state, and a branch with those below it."""
    wanted = {"kind": kind, "state": state, "branch_path__startswith": branch}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    return rows.filter(Q(number__istartswith=text) | Q(title__icontains=text)) if text else rows


def capped_count(rows: QuerySet[Entry]) -> int:
    """How many there are, counted to a thousand and one at the most."""
    return rows.order_by()[: MANY + 1].count()


# ---- recurring duties: the clocks of schedules, one row for each occurrence ---------------------------------------------

DUTY = (
    "id", "clause", "regulation", "name", "every", "ref", "role", "person_id", "state", "started_at", "stopped_at", "due_at",
    "late_from", "key",
)  # fmt: skip
OPEN_DUTY = Q(duty_state="running") | Q(duty_state="missed", duty_stopped_at=None)


def duties(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Each occurrence of a recurring duty on these entries, with the columns of its clock as `duty_...`.

    `ref_name` is what an event's `ref` names it by. Narrow by these columns only: a filter that goes to the clocks itself
    would join them once more.
    """
    clocks = FilteredRelation("subject__clocks", condition=Q(subject__clocks__every__gt=""))
    columns = {f"duty_{name}": F(f"duty__{name}") for name in DUTY}
    ref_name = Concat(F("duty__clause"), Value("/"), F("duty__name"), Value("/"), F("duty__ref"))
    found: QuerySet[Any] = rows.annotate(duty=clocks).annotate(
        **columns, ref_name=ref_name, adopted=F("subject__adopted")
    )
    return found.filter(duty_id__isnull=False)


def named_duty(subject_id: int, ref: str) -> QuerySet[Any]:
    """The occurrence of this name on a stream, where it is still to be done."""
    rows: QuerySet[Any] = Entry.objects.filter(subject_id=subject_id)
    return duties(rows).filter(OPEN_DUTY, Q(ref_name=ref))


def duty_view(name: str) -> Q:
    """The occurrences of a view."""
    return {
        "open": OPEN_DUTY,
        "late": Q(duty_state="missed", duty_stopped_at=None),
        "done": Q(duty_state__in=("met", "excused")) | Q(duty_state="missed", duty_stopped_at__isnull=False),
        "all": Q(),
    }[name]


def mine(person_id: int, roles: dict[str, set[str]]) -> Q:
    """The occurrences for which somebody answers: their own, and what nobody holds of a role that they play at a branch;
    `roles`: by the path of a branch."""
    q = Q(duty_person_id=person_id)
    for path, played in roles.items():
        q |= Q(duty_person_id=None, duty_role__in=played, branch_path__startswith=path)
    return q


def of_person(person_id: int) -> Q:
    """The occurrences for which this person answers."""
    return Q(duty_person_id=person_id)


def due_within(first: dt.datetime | None, last: dt.datetime | None) -> Q:
    """The occurrences that come due between two instants."""
    q = Q(duty_due_at__gte=first) if first else Q()
    return q & Q(duty_due_at__lt=last) if last else q


def duties_in_order(rows: QuerySet[Any], place: tuple[dt.datetime, int] | None = None) -> QuerySet[Any]:
    """The next due first; `place`: those behind this due minute and clock."""
    if place:
        at, pk = place
        rows = rows.filter(Q(duty_due_at__gt=at) | Q(duty_due_at=at, duty_id__gt=pk))
    return rows.order_by("duty_due_at", "duty_id")


def kept_entries() -> QuerySet[Entry]:
    """The running entries that carry the duties of adoptions, with what they were opened under."""
    return Entry.objects.filter(kept=True, state="running").annotate(adopted=F("subject__adopted")).order_by("pk")
