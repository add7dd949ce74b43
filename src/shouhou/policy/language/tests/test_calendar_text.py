"""How people write hours and the days of a year."""

import datetime as dt

import pytest

from shouhou.policy.language.calendar_text import (
    Days,
    Unreadable,
    ranges,
    read_calendar,
    read_days,
    read_hours,
    written_days,
    written_hours,
)

MAY = """日期,安排,备注
2026-05-01..2026-05-05,休,劳动节
2026/05/09 班 周五

# 下面一行没有写按周几
2026年9月20日 上班
"""


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize("text", ["08:30-12:00 13:30-17:30", "8:30–12:00，13:30～17:30", "8：30至12：00、13:30-17:30"])
def test_it_reads_the_hours_of_a_day(text: str) -> None:
    hours = read_hours(text)
    assert hours == ((dt.time(8, 30), dt.time(12)), (dt.time(13, 30), dt.time(17, 30)))
    assert written_hours(hours) == "08:30-12:00 13:30-17:30"


def test_a_day_without_hours_is_closed() -> None:
    assert read_hours(" ") == ()


@pytest.mark.parametrize("text", ["9 to 5", "09:00", "25:00-26:00", "17:00-09:00", "09:00-12:00 11:00-15:00", "全天"])
def test_it_refuses_what_is_no_hours(text: str) -> None:
    with pytest.raises(Unreadable):
        read_hours(text)


def test_it_reads_the_days_of_a_year() -> None:
    days = read_days(MAY, 2026)
    assert ranges(days.holidays) == [(day("2026-05-01"), day("2026-05-05"))]
    assert days.makeup == {day("2026-05-09"): 4, day("2026-09-20"): 0}
    assert read_days(written_days(days), 2026) == days


def test_an_empty_list_is_a_year_without_such_days() -> None:
    assert read_days("", 2026) == Days()


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("2026-05-01 休\n2026-05-01 班", 2, "twice"),
        ("2026-05-01 劳动节", 1, "休"),
        ("2026-05-01 休 班", 1, "休"),
        ("2026-02-30 休", 1, "no such day"),
        ("2026-05-01 休\n明天 休", 2, "begins with a day"),
        ("2027-01-01 休", 1, "not in 2026"),
        ("2026-05-05..2026-05-01 休", 1, "at most 31 days"),
        ("2026-01-01..2026-12-31 休", 1, "at most 31 days"),
        ("2026-01-01 2026-01-02 2026-01-03 休", 1, "begins with a day"),
    ],
)
def test_it_says_which_line_it_cannot_read(text: str, line: int, says: str) -> None:
    with pytest.raises(Unreadable, match=says) as error:
        read_days(text, 2026)
    assert error.value.line == line


def test_it_reads_a_whole_calendar() -> None:
    read = read_calendar({"hours": {"mon-fri": "09:00-17:00", "sat": "09:00-12:00"}, "2026": "2026-05-01 休"})
    assert [bool(read.hours_of(day(f"2026-05-0{n}"))) for n in range(1, 5)] == [False, True, False, True]


@pytest.mark.parametrize(
    "given", [{"2026": ""}, {"hours": {"moon": "09:00-17:00"}}, {"hours": {"mon": "09:00-17:00"}, "x": ""}]
)
def test_it_refuses_what_is_no_calendar(given: dict[str, object]) -> None:
    with pytest.raises(Unreadable):
        read_calendar(given)
