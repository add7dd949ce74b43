"""Laws of every way of counting time: working hours, working days, calendar days, months; drawn at random."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shouhou.policy.language.working_time import (
    DAY,
    LAST_MINUTE,
    Calendar,
    NoCalendarData,
    after_days,
    after_months,
    after_time,
    after_working_days,
    counted_spans,
    length,
)

ZONE = ZoneInfo("Asia/Shanghai")
HOURS = ((dt.time(8, 30), dt.time(12)), (dt.time(13), dt.time(17, 30)))  # a lunch hour between
OFFICE = Calendar(
    "office",
    hours=dict.fromkeys(range(5), HOURS),
    years=frozenset({2026, 2027}),
    holidays=frozenset(dt.date(2026, 10, day) for day in range(1, 8)),
    makeup={dt.date(2026, 9, 27): 3, dt.date(2026, 10, 10): 4},
)
starts = st.integers(0, 300 * 1440).map(lambda n: dt.datetime(2026, 1, 1, tzinfo=ZONE) + dt.timedelta(minutes=n))
limits = st.integers(1, 90 * 60).map(lambda n: dt.timedelta(minutes=n))
counts = st.integers(1, 40)
pauses = st.lists(st.tuples(st.integers(0, 9000), st.integers(1, 900)), max_size=4)


def spans_of(start: dt.datetime, drawn: list[tuple[int, int]]) -> list[tuple[dt.datetime, dt.datetime]]:
    minute = dt.timedelta(minutes=1)
    return [(start + a * minute, start + (a + b) * minute) for a, b in drawn]


def counted(start: dt.datetime, end: dt.datetime, paused: list[tuple[dt.datetime, dt.datetime]]) -> dt.timedelta:
    return sum((b - a for a, b in counted_spans(start, end, paused, OFFICE, ZONE)), dt.timedelta())


@given(starts, limits, pauses)
def test_working_hours_are_used_up_exactly_and_only_while_it_is_open(
    start: dt.datetime, limit: dt.timedelta, drawn: list[tuple[int, int]]
) -> None:
    paused = spans_of(start, drawn)
    due = after_time(start, limit, paused, OFFICE, ZONE)
    assert counted(start, due, paused) == limit
    for a, b in counted_spans(start, due, paused, OFFICE, ZONE):
        local = a.astimezone(ZONE), b.astimezone(ZONE)
        assert any(opens <= local[0].time() and local[1].time() <= closes for opens, closes in HOURS)
        assert local[0].date() not in OFFICE.holidays
        assert local[0].weekday() < 5 or local[0].date() in OFFICE.makeup


@given(starts, limits)
def test_working_hours_never_end_sooner_than_hours_that_always_run(start: dt.datetime, limit: dt.timedelta) -> None:
    assert after_time(start, limit, [], OFFICE, ZONE) >= after_time(start, limit, [], None, ZONE)


@given(starts, limits, pauses)
def test_a_pause_never_brings_a_limit_forward_and_an_overlap_counts_once(
    start: dt.datetime, limit: dt.timedelta, drawn: list[tuple[int, int]]
) -> None:
    paused = spans_of(start, drawn)
    due = after_time(start, limit, paused, None, ZONE)
    assert start + limit <= due <= start + limit + length(paused)
    assert after_time(start, limit, [*paused, *paused], None, ZONE) == due


@given(starts, counts)
def test_a_limit_in_days_ends_with_a_last_minute_where_people_live(start: dt.datetime, count: int) -> None:
    for due in (
        after_days(start, count, ZONE), after_months(start, count, ZONE), after_working_days(start, count, OFFICE, ZONE),
    ):  # fmt: skip
        assert due.astimezone(ZONE).time() == LAST_MINUTE
    assert (after_days(start, count, ZONE).date() - start.astimezone(ZONE).date()).days == count


@given(starts, counts)
def test_working_days_are_worked_and_as_many_as_were_asked_for(start: dt.datetime, count: int) -> None:
    due = after_working_days(start, count, OFFICE, ZONE)
    first, last = start.astimezone(ZONE).date(), due.astimezone(ZONE).date()
    days = [first + DAY * n for n in range(1, (last - first).days + 1)]
    assert OFFICE.hours_of(last)
    assert sum(bool(OFFICE.hours_of(day)) for day in days) == count


@given(starts, counts, counts)
def test_more_is_never_earlier(start: dt.datetime, one: int, other: int) -> None:
    less, more = sorted((one, other))
    assert after_days(start, less, ZONE) <= after_days(start, more, ZONE)
    assert after_months(start, less, ZONE) <= after_months(start, more, ZONE)
    assert after_working_days(start, less, OFFICE, ZONE) <= after_working_days(start, more, OFFICE, ZONE)


@given(starts, counts)
def test_a_month_keeps_its_day_or_ends_on_its_last(start: dt.datetime, count: int) -> None:
    local, due = start.astimezone(ZONE), after_months(start, count, ZONE).astimezone(ZONE)
    assert (due.year * 12 + due.month) - (local.year * 12 + local.month) == count
    assert due.day == local.day or (due.day < local.day and (due + DAY).day == 1)


@given(st.integers(1, 60))
def test_a_year_without_holidays_is_never_guessed(count: int) -> None:
    late = dt.datetime(2027, 12, 31, 8, tzinfo=ZONE)
    with pytest.raises(NoCalendarData):
        after_working_days(late, count, OFFICE, ZONE)
    with pytest.raises(NoCalendarData):
        after_time(late, dt.timedelta(hours=8 + count), [], OFFICE, ZONE)


def test_a_make_up_day_takes_the_hours_of_the_day_that_it_makes_up() -> None:
    sunday = dt.datetime(2026, 9, 27, 8, tzinfo=ZONE)
    assert after_time(sunday, dt.timedelta(hours=4), [], OFFICE, ZONE) == sunday.replace(hour=13, minute=30)
    friday = dt.datetime(2026, 9, 30, 17, 30, tzinfo=ZONE)
    assert after_time(friday, dt.timedelta(minutes=1), [], OFFICE, ZONE) == dt.datetime(2026, 10, 8, 8, 31, tzinfo=ZONE)
