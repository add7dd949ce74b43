"""Reading the figures, and the lock under which streams are measured."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import BoolAnd, BoolOr
from django.db.models import BooleanField, Case, Count, Max, Q, QuerySet, Sum, Value, When
from django.db.models.functions import TruncMonth

from shouhou.kpis.models import Measure, Measured, Sheet
from shouhou.kpis.rules import Total
from shouhou.timeline.public.measuring import derived_apart


class Key(NamedTuple):
    """Which figure it is."""

    kind: str
    regulation: str
    clause: str
    name: str

    @property
    def place(self) -> tuple[Any, ...]:
        """Its place in a list: a regulation's figures, then its promises, each by clause: 2.3 before 2.13."""
        clause = [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", self.clause)]
        return self.regulation, self.kind, clause, self.name


def locked_to_measure(most: int, now: dt.datetime) -> dict[int, tuple[Measured, dt.datetime]]:
    """The streams that were derived since they were measured, as many as that, each with the instant of its derivation;
    held until the transaction ends. What another transaction holds is left to it."""
    found = derived_apart(Measured.objects.all(), most)
    Measured.objects.bulk_create(
        [Measured(subject_id=pk, derived_at=None, measured_at=now) for pk in found], ignore_conflicts=True
    )
    rows = Measured.objects.select_for_update(skip_locked=True).filter(subject_id__in=found).order_by("subject_id")
    return {row.subject_id: (row, found[row.subject_id]) for row in rows}


def measured_at() -> dt.datetime | None:
    """When the figures were last brought up to date."""
    found: dt.datetime | None = Measured.objects.aggregate(last=Max("measured_at"))["last"]
    return found


def waiting() -> bool:
    """Whether a stream has changed since."""
    return bool(derived_apart(Measured.objects.all(), 1))


def narrowed(
    rows: QuerySet[Measure], *, since: dt.date, until: dt.date, branch: str = "", person: int | None = None,
    regulation: str = "",
) -> QuerySet[Measure]:  # fmt: skip
    """The rows of these days; of a branch and below it, of a person, of a regulation, where they are named."""
    rows = rows.filter(day__gte=since, day__lte=until)
    if branch:
        rows = rows.filter(branch_path__startswith=branch)
    if person is not None:
        rows = rows.filter(person_id=person)
    return rows.filter(regulation=regulation) if regulation else rows


def of_figure(rows: QuerySet[Measure], key: Key) -> QuerySet[Measure]:
    return rows.filter(kind=key.kind, regulation=key.regulation, clause=key.clause, name=key.name)


def totals(rows: QuerySet[Measure], by: str = "", any_counts: Iterable[Key] = ()) -> dict[Key, dict[Any, Total]]:
    """What rows come to for each figure, apart by `by`: "month", "person_id", "branch_path" or "" (under None).

    `any_counts`: the figures of which a unit counts if any row of it counts; of the others, every row must.
    """
    apart = {"apart": TruncMonth("day")} if by == "month" else {}
    apart_by = ["apart"] if by == "month" else [by] if by else []
    keys = ("kind", "regulation", "clause", "name")
    found: dict[Key, dict[Any, Total]] = {}
    single = rows.filter(unit="").annotate(**apart).values(*keys, *apart_by, "state").order_by()
    for row in single.annotate(rows=Count("pk"), added=Sum("adds")):
        total = found.setdefault(_key(row), {}).setdefault(row[apart_by[0]] if by else None, Total())
        total.take(row["state"], row["rows"], row["added"])
    wanting = frozenset(any_counts)
    in_units = (
        rows.exclude(unit="").exclude(state="left_out").annotate(**apart).values(*keys, *apart_by, "unit").order_by()
    )
    for row in in_units.annotate(
        every=BoolAnd(_is("counted")), some=BoolOr(_is("counted")), doubtful=BoolOr(_is("unknown")), added=Sum("adds")
    ):
        total = found.setdefault(_key(row), {}).setdefault(row[apart_by[0]] if by else None, Total())
        counts = row["some"] if _key(row) in wanting else row["every"]
        total.take("unknown" if row["doubtful"] else "counted" if counts else "not_counted", 1, row["added"])
    left = rows.exclude(unit="").filter(state="left_out").annotate(**apart).values(*keys, *apart_by).order_by()
    for row in left.annotate(rows=Count("pk")):
        found.setdefault(_key(row), {}).setdefault(row[apart_by[0]] if by else None, Total()).take(
            "left_out", row["rows"]
        )
    return found


def _is(state: str) -> Case:
    return Case(When(Q(state=state), then=Value(True)), default=Value(False), output_field=BooleanField())


def _key(row: dict[str, Any]) -> Key:
    return Key(row["kind"], row["regulation"], row["clause"], row["name"])


def listed(
    rows: QuerySet[Measure], states: Sequence[str], after: tuple[dt.date, int] | None, limit: int
) -> list[Measure]:
    """Rows in these states, the newest day first; `after`: those behind this day and id."""
    found = rows.filter(state__in=states).order_by("-day", "-pk")
    if after:
        found = found.filter(Q(day__lt=after[0]) | Q(day=after[0], pk__lt=after[1]))
    return list(found[:limit])


def people_of(rows: QuerySet[Measure], branch: str) -> set[int]:
    """Everybody who has rows at a branch and below it, or anywhere that is seen."""
    found = rows.filter(person__isnull=False, **({"branch_path__startswith": branch} if branch else {}))
    return set(found.values_list("person_id", flat=True).distinct())


def last_sheet(month: dt.date, branch_id: int, person_id: int | None) -> Sheet | None:
    return versions(month, branch_id, person_id).first()


def versions(month: dt.date, branch_id: int, person_id: int | None) -> QuerySet[Sheet]:
    """Every closed version of a month, the newest first."""
    rows = Sheet.objects.filter(month=month, branch_id=branch_id, person_id=person_id)
    return rows.select_related("closed_by", "objection", "objection__decided_by").order_by("-version")


def locked_sheet(sheet_id: int) -> Sheet | None:
    """A closed sheet with its branch, held until the transaction ends."""
    return Sheet.objects.select_for_update(of=("self",)).select_related("branch").filter(pk=sheet_id).first()


def sheets_of_person(person_id: int, limit: int = 60) -> list[Sheet]:
    """Somebody's closed months, every version, the newest first."""
    rows = Sheet.objects.filter(person_id=person_id).select_related("branch", "objection")
    return list(rows.order_by("-month", "-version")[:limit])


def sheets_of_month(month: dt.date, branch_id: int) -> dict[int | None, Sheet]:
    """The last version of each sheet of a branch's month, by person; None is the branch's own."""
    rows = Sheet.objects.filter(month=month, branch_id=branch_id).select_related("objection").order_by("version")
    return {sheet.person_id: sheet for sheet in rows}
