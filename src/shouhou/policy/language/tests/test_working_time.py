import datetime as dt
from dataclasses import replace
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shouhou.policy.language.working_time import (
    Calendar,
    NoCalendarData,
    TooLong,
    after_days,
    after_months,
    after_time,
    after_working_days,
    counted_spans,
)

ZONE = ZoneInfo("Asia/Shanghai")
DAY = ((dt.time(9), dt.time(12)), (dt.time(13), dt.time(18)))
OFFICE = Calendar(
    "office",
    hours=dict.fromkeys(range(5), DAY),
    years=frozenset({2026}),
    holidays=frozenset(dt.date(2026, 2, d) for d in range(16, 24)),  # Spring Festival
    makeup={dt.date(2026, 2, 14): 0, dt.date(2026, 2, 28): 0},  # worked Saturdays
)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE)


def test_it_counts_working_hours_over_lunch_night_and_weekend() -> None:
    assert after_time(at("2026-01-09 17:00"), dt.timedelta(hours=5), [], OFFICE, ZONE) == at("2026-01-12 14:00")


def test_it_skips_public_holidays_and_works_make_up_days() -> None:
    assert after_time(at("2026-02-13 18:00"), dt.timedelta(hours=8), [], OFFICE, ZONE) == at("2026-02-14 18:00")
    assert after_working_days(at("2026-02-13 10:00"), 2, OFFICE, ZONE) == at("2026-02-24 23:59")


def test_it_does_not_count_the_first_day_and_ends_with_the_last_minute() -> None:
    assert after_days(at("2026-03-02 08:00"), 3, ZONE) == at("2026-03-05 23:59")
    assert after_days(at("2026-03-02 08:00"), 0, ZONE) == at("2026-03-02 23:59")
    assert after_working_days(at("2026-01-10 08:00"), 0, OFFICE, ZONE) == at("2026-01-12 23:59")


def test_it_counts_days_where_people_live_and_not_in_utc() -> None:
    assert after_days(at("2026-03-02 23:30").astimezone(dt.UTC), 1, ZONE) == at("2026-03-03 23:59")


def test_it_ends_a_month_on_its_last_day_where_the_day_is_missing() -> None:
    assert after_months(at("2026-01-31 08:00"), 1, ZONE) == at("2026-02-28 23:59")
    assert after_months(at("2026-11-15 08:00"), 14, ZONE) == at("2028-01-15 23:59")


def test_it_never_guesses_a_year_without_data() -> None:
    with pytest.raises(NoCalendarData, match=r"calendar\.office\.2027"):
        after_working_days(at("2026-12-31 08:00"), 5, OFFICE, ZONE)


def test_it_gives_up_on_a_calendar_that_is_never_open() -> None:
    never = Calendar("never", {}, frozenset(range(2000, 2100)))
    with pytest.raises(TooLong):
        after_time(at("2026-01-01 08:00"), dt.timedelta(hours=1), [], never, ZONE)
    with pytest.raises(TooLong):
        after_working_days(at("2026-01-01 08:00"), 1, never, ZONE)


minutes = st.integers(0, 5000).map(lambda n: dt.timedelta(minutes=n))


@given(minutes, st.lists(st.tuples(minutes, minutes), max_size=5))
def test_it_uses_up_exactly_the_limit(limit: dt.timedelta, pauses: list[tuple[dt.timedelta, dt.timedelta]]) -> None:
    start = at("2026-01-05 08:00")
    spans = [(start + a, start + a + b) for a, b in pauses]
    due = after_time(start, limit, spans, None, ZONE)
    counted = list(counted_spans(start, due, spans, None, ZONE))
    assert sum((b - a for a, b in counted), dt.timedelta()) == limit
    assert all(a < b for a, b in counted)
    assert all(b <= c for (_, b), (c, _) in pairwise(counted))


def test_later_hours_begin_on_their_day_and_before_the_first_nobody_knows() -> None:
    short = dict.fromkeys(range(5), ((dt.time(10), dt.time(15)),))
    office = replace(OFFICE, since=dt.date(2026, 3, 2), later={dt.date(2026, 6, 1): short})
    assert office.hours_of(dt.date(2026, 5, 29)) == DAY
    assert office.hours_of(dt.date(2026, 6, 1)) == short[0]
    with pytest.raises(NoCalendarData):
        office.hours_of(dt.date(2026, 2, 27))
