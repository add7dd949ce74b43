"""Count time as people promise it: elapsed, working hours, working days, calendar days, months.

Pure functions over a calendar and a list of pauses. A day-limit ends with its last minute, 23:59 local; the first day
is not counted. A calendar answers only for years whose holidays it knows: `NoCalendarData` otherwise, never a guess.
"""

import calendar as months
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)
LAST_MINUTE = dt.time(23, 59)
Span = tuple[dt.datetime, dt.datetime]
Hours = tuple[tuple[dt.time, dt.time], ...]


class NoCalendarData(LookupError):
    """A calendar that does not know the holidays of a year cannot say which of its days are worked."""

    def __init__(self, calendar: str, year: int) -> None:
        self.name = f"calendar.{calendar}.{year}"
        super().__init__(self.name)


class TooLong(ValueError):
    """A limit that is not used up within twenty years: the calendar has no open hour, or a pause has no end."""


@dataclass(frozen=True)
class Calendar:
    """Opening hours by weekday (Monday is 0), public holidays, and make-up working days (调休).

    `makeup` maps a worked weekend day to the weekday whose hours it takes. `years` are those whose holidays are known.
    `hours` hold from the day `since` on, those of `later` from theirs.
    """

    name: str
    hours: Mapping[int, Hours]
    years: frozenset[int]
    holidays: frozenset[dt.date] = frozenset()
    makeup: Mapping[dt.date, int] = field(default_factory=dict)
    since: dt.date = dt.date.min
    later: Mapping[dt.date, Mapping[int, Hours]] = field(default_factory=dict)

    def hours_of(self, day: dt.date) -> Hours:
        """When that day is open; empty if it is not worked."""
        if day.year not in self.years or day < self.since:
            raise NoCalendarData(self.name, day.year)
        if day in self.holidays:
            return ()
        begun = max((since for since in self.later if since <= day), default=None)
        hours = self.hours if begun is None else self.later[begun]
        return hours.get(self.makeup.get(day, day.weekday()), ())

    def open_spans(self, start: dt.datetime, end: dt.datetime, zone: dt.tzinfo) -> Iterator[Span]:
        """The open stretches between two instants."""
        day, last = start.astimezone(zone).date(), end.astimezone(zone).date()
        while day <= last:
            for opens, closes in self.hours_of(day):
                a, b = (dt.datetime.combine(day, t, zone) for t in (opens, closes))
                if max(a, start) < min(b, end):
                    yield max(a, start), min(b, end)
            day += DAY


def counted_spans(
    start: dt.datetime, end: dt.datetime, pauses: Sequence[Span], calendar: Calendar | None, zone: dt.tzinfo
) -> Iterator[Span]:
    """The stretches in which a clock runs: all time, or a calendar's open hours, less every pause."""
    for opens, closes in calendar.open_spans(start, end, zone) if calendar else [(start, end)]:
        at = opens
        for paused, resumed in sorted(pauses):
            if paused < closes and resumed > at:
                if paused > at:
                    yield at, paused
                at = max(at, resumed)
        if at < closes:
            yield at, closes


def length(pauses: Sequence[Span]) -> dt.timedelta:
    """How long pauses last together; where they overlap they count once."""
    total, at = dt.timedelta(), dt.datetime.min.replace(tzinfo=dt.UTC)
    for paused, resumed in sorted(pauses):
        total += max(resumed - max(paused, at), dt.timedelta())
        at = max(at, resumed)
    return total


def after_time(
    start: dt.datetime, limit: dt.timedelta, pauses: Sequence[Span], calendar: Calendar | None, zone: dt.tzinfo
) -> dt.datetime:
    """The instant at which that much counted time is used up."""
    if calendar is None and not pauses:
        return start + limit
    left, at = limit, start
    for _ in range(20):  # a year at a time: a calendar is asked only for the years that are reached
        end = at + dt.timedelta(days=366)
        for a, b in counted_spans(at, end, pauses, calendar, zone):
            if b - a >= left:
                return a + left
            left -= b - a
        at = end
    raise TooLong


def end_of_day(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    return dt.datetime.combine(day, LAST_MINUTE, zone)


def after_days(start: dt.datetime, count: int, zone: dt.tzinfo) -> dt.datetime:
    """The last minute of the `count`-th calendar day after the start's own; 0 is the same day."""
    return end_of_day(start.astimezone(zone).date() + dt.timedelta(days=count), zone)


def after_working_days(start: dt.datetime, count: int, calendar: Calendar, zone: dt.tzinfo) -> dt.datetime:
    """The last minute of the `count`-th working day after the start's own day; 0 is the first that is worked."""
    day, left = start.astimezone(zone).date(), count
    for _ in range(366 * 20):
        if calendar.hours_of(day) and (left == 0 or day != start.astimezone(zone).date()):
            left -= 1
            if left <= 0:
                return end_of_day(day, zone)
        day += DAY
    raise TooLong


def after_months(start: dt.datetime, count: int, zone: dt.tzinfo) -> dt.datetime:
    """The last minute of the same day `count` months on, or of that month's last day where it is shorter."""
    day = start.astimezone(zone).date()
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = months.monthrange(year, month + 1)[1]
    return end_of_day(dt.date(year, month + 1, min(day.day, last)), zone)
