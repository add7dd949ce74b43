"""Use case: the working calendar of a branch changes, and whatever counts by it is derived again."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from shouhou.policy import public as policy
from shouhou.timeline import queries


@transaction.atomic
def enter_calendar(
    *, branch_id: int, branch_path: str, entered_by: int | None, now: dt.datetime,
    week: tuple[dt.date, Mapping[int, policy.Hours]] | None = None, year: tuple[int, policy.Days] | None = None,
) -> int:  # fmt: skip
    """Enter the hours of a week (from a day on, hours), the days of a year, or both, as `policy` has them.

    The subjects that they may concern wake at once: the next sweep hands them to be derived again. Returns how many.
    Raises what `policy.enter_week` and `policy.enter_year` raise.
    """
    woken = 0
    if week:
        policy.enter_week(branch_id=branch_id, from_on=week[0], hours=week[1], entered_by=entered_by, now=now)
        woken += queries.counted_subjects(branch_path, *concerned(week=week[0])).update(wakes_at=now)
    if year:
        policy.enter_year(branch_id=branch_id, year=year[0], days=year[1], entered_by=entered_by, now=now)
        woken = max(woken, queries.counted_subjects(branch_path, *concerned(year=year[0])).update(wakes_at=now))
    return woken


def counted(branch_path: str, *, week: dt.date | None = None, year: int | None = None) -> int:
    """How many subjects will be derived again when hours from a day on, or the days of a year, are entered."""
    return queries.counted_subjects(branch_path, *concerned(week=week, year=year)).count()


def concerned(*, week: dt.date | None = None, year: int | None = None) -> tuple[dt.date, dt.date]:
    """The days, the last not included, on which hours from a day on, or a year's days, make a difference."""
    if year is not None:
        return dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    return week or dt.date.min, dt.date.max
