"""Reading entries, and the lock on one."""

from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from shouhou.kernel.paging import behind
from shouhou.registers.models import Entry

PAGE = 50
MANY = 1000


def locked_entry(entry_id: int) -> Entry:
    """The row, held until the transaction ends. Call it after `record`: a stream's head is locked before any row."""
    return Entry.objects.select_for_update().get(pk=entry_id)


def locked_entry_of(subject_id: int) -> Entry | None:
    """The row of a stream, held until the transaction ends; None where the stream is no entry's."""
    return Entry.objects.select_for_update().filter(subject_id=subject_id).first()


@dataclass(frozen=True)
class Sort:
    """One promised order: a column, its direction, and the id as tie-breaker."""

    column: str
    descending: bool
    restriction: Q = field(default_factory=Q)

    def apply(self, rows: QuerySet[Entry]) -> QuerySet[Entry]:
        sign = "-" if self.descending else ""
        return rows.filter(self.restriction).order_by(f"{sign}{self.column}", f"{sign}id")

    def after(self, rows: QuerySet[Entry], value: object, pk: int) -> QuerySet[Entry]:
        """The rows behind a place, whatever was added meanwhile."""
        return rows.filter(behind(self.column, value, pk, descending=self.descending))


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
