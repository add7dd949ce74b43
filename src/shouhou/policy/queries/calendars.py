"""Reading the working calendar: what counts for a branch, as was known at an instant."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from shouhou.policy.language.calendar_text import Days
from shouhou.policy.language.working_time import Calendar, Hours
from shouhou.policy.models import CalendarYear, WorkingWeek

OFFICE = "office"


@dataclass(frozen=True)
class WeekFacts:
    """The hours of a branch from a day on, by weekday (Monday is 0), and who entered them."""

    branch_id: int
    from_on: dt.date
    hours: Mapping[int, Hours]
    entered_at: dt.datetime
    entered_by: int | None


@dataclass(frozen=True)
class YearFacts:
    """The days of a year on which a branch is off or works against its week, and who entered them."""

    branch_id: int
    year: int
    days: Days
    entered_at: dt.datetime
    entered_by: int | None


def calendar_at(branch_path: str, known_at: dt.datetime) -> Calendar | None:
    """The calendar of a branch with what had been entered by then: the nearest branch's, for each day and year.

    None where nobody has entered any hours.
    """
    weeks = weeks_for(branch_path, known_at)
    if not weeks:
        return None
    years = years_for(branch_path, known_at)
    first, *later = weeks
    return Calendar(
        OFFICE, weeks[first].hours, frozenset(years),
        frozenset(day for year in years.values() for day in year.days.holidays),
        {day: weekday for year in years.values() for day, weekday in year.days.makeup.items()},
        since=first, later={day: weeks[day].hours for day in later},
    )  # fmt: skip


def weeks_for(branch_path: str, known_at: dt.datetime) -> dict[dt.date, WeekFacts]:
    """The hours that count, by the day from which they do, in order: the nearest branch's that has any by that day."""
    ids, last = _ids(branch_path), {}
    for row in WorkingWeek.objects.filter(branch_id__in=ids, entered_at__lte=known_at).order_by("entered_at", "pk"):
        last[row.branch_id, row.from_on] = _week(row)
    found: dict[dt.date, WeekFacts] = {}
    for day in sorted({day for _branch, day in last}):
        begun = [(ids.index(branch), since) for branch, since in last if since <= day]
        depth, since = max(begun)
        found[day] = last[ids[depth], since]
    return found


def years_for(branch_path: str, known_at: dt.datetime) -> dict[int, YearFacts]:
    """The days of each year that count: the nearest branch's that has entered the year, and there the last entry."""
    ids = _ids(branch_path)
    rows = CalendarYear.objects.filter(branch_id__in=ids, entered_at__lte=known_at).order_by("entered_at", "pk")
    return {row.year: _year(row) for row in sorted(rows, key=lambda row: ids.index(row.branch_id))}


def entered(branch_id: int) -> list[WeekFacts | YearFacts]:
    """Everything that was entered at a branch itself, the newest first."""
    weeks = [_week(row) for row in WorkingWeek.objects.filter(branch_id=branch_id)]
    years = [_year(row) for row in CalendarYear.objects.filter(branch_id=branch_id)]
    return sorted([*weeks, *years], key=lambda entry: entry.entered_at, reverse=True)


def _week(row: WorkingWeek) -> WeekFacts:
    time = dt.time.fromisoformat
    hours = {int(day): tuple((time(a), time(b)) for a, b in spans) for day, spans in row.hours.items()}
    return WeekFacts(row.branch_id, row.from_on, hours, row.entered_at, row.entered_by_id)


def _year(row: CalendarYear) -> YearFacts:
    day = dt.date.fromisoformat
    days = Days(frozenset(map(day, row.holidays)), {day(text): number for text, number in row.makeup.items()})
    return YearFacts(row.branch_id, row.year, days, row.entered_at, row.entered_by_id)


def _ids(branch_path: str) -> list[int]:
    return [int(step) for step in branch_path.strip("/").split("/")]
