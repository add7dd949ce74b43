"""How people write a working calendar: the hours of a day, and the days of a year that are not as the week has them.

Pure: texts in, days and hours out. What cannot be read is said with its line, in both languages (`Unreadable`).
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from shouhou.policy.language.messages import Message
from shouhou.policy.language.working_time import DAY, Calendar, Hours

HOLIDAY = frozenset(["休", "假", "放假", "休息", "节假日", "holiday", "off"])
WORKED = frozenset(["班", "上班", "补班", "调休上班", "工作日", "work", "workday"])
WEEKDAYS = ("周一 星期一 mon monday", "周二 星期二 tue tuesday", "周三 星期三 wed wednesday", "周四 星期四 thu thursday",
            "周五 星期五 fri friday", "周六 星期六 sat saturday", "周日 星期日 周天 星期天 sun sunday")  # fmt: skip
LONGEST_RANGE = 31
_NUMBER = {name: number for number, names in enumerate(WEEKDAYS) for name in names.split()}
_SPAN = re.compile(r"(\d{1,2})[:：](\d{2})\s*[-–~～至]\s*(\d{1,2})[:：](\d{2})")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


class Unreadable(ValueError):
    """A text that is no hours or days; `line` counts from one, 0 for a text of one line."""

    def __init__(self, message: Message, line: int = 0) -> None:
        self.message, self.line = message, line
        super().__init__(message.en)


@dataclass(frozen=True)
class Days:
    """What differs from the week in a year: days off, and worked days with the weekday whose hours they take."""

    holidays: frozenset[dt.date] = frozenset()
    makeup: Mapping[dt.date, int] = field(default_factory=dict)


def read_hours(text: str) -> Hours:
    """`08:30-12:00 13:30-17:30` as opening hours; an empty text is a day that is not worked. Raises Unreadable."""
    found: list[tuple[dt.time, dt.time]] = []
    rest = _SPAN.sub(" ", text)
    if rest.strip(" ,，、;；"):
        raise Unreadable(Message("Write hours as 08:30-12:00 13:30-17:30.", "请写成 08:30-12:00 13:30-17:30。"))
    for a, b, c, d in _SPAN.findall(text):
        try:
            opens, closes = dt.time(int(a), int(b)), dt.time(int(c), int(d))
        except ValueError:
            raise Unreadable(Message("There is no such time of day.", "没有这样的时刻。")) from None
        if closes <= opens or (found and opens < found[-1][1]):
            raise Unreadable(
                Message(
                    "Each span ends after it begins, and before the next.", "每段须先开始后结束，且不与下一段重叠。"
                )
            )
        found.append((opens, closes))
    return tuple(found)


def written_hours(hours: Hours) -> str:
    """The same hours as `read_hours` takes them."""
    return " ".join(f"{a:%H:%M}-{b:%H:%M}" for a, b in hours)


def read_days(text: str, year: int) -> Days:
    """One day or range a line: the day, 休 or 班 (holiday, work), and for a worked day the weekday whose hours it takes.

    `2026-02-16..2026-02-23 休 春节` and `2026-02-14 班 周一`: without a weekday a worked day takes Monday's hours. Columns may
    be parted by commas, tabs or spaces; other words are names that nobody needs. Raises Unreadable.
    """
    off: set[dt.date] = set()
    makeup: dict[dt.date, int] = {}
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#") or (number == 1 and not _DAY.search(line)):
            continue  # a heading stands in the first line of many files
        days, words = list(_days_of(line, number, year)), re.split(r"[\s,，;；\"]+", _DAY.sub(" ", line).lower())
        kinds = {word for word in words if word in HOLIDAY | WORKED}
        if len(kinds & HOLIDAY) + len(kinds & WORKED) != 1:
            raise Unreadable(
                Message("Say of the day 休 (holiday) or 班 (work).", "请注明这一天是“休”还是“班”。"), number
            )
        for day in days:
            if day in off or day in makeup:
                raise Unreadable(Message(f"{day} stands there twice.", f"{day} 出现了两次。"), number)
            if kinds & HOLIDAY:
                off.add(day)
            else:
                makeup[day] = next((_NUMBER[word] for word in words if word in _NUMBER), 0)
    return Days(frozenset(off), makeup)


def _days_of(line: str, number: int, year: int) -> Iterator[dt.date]:
    try:
        ends = [dt.date(*map(int, found)) for found in _DAY.findall(line)]
    except ValueError:
        raise Unreadable(Message("There is no such day.", "没有这样的日期。"), number) from None
    if not 1 <= len(ends) <= 2:
        raise Unreadable(
            Message("A line begins with a day such as 2026-02-16.", "每行以日期开头，例如 2026-02-16。"), number
        )
    first, last = ends[0], ends[-1]
    if first.year != year or last.year != year:
        raise Unreadable(Message(f"This day is not in {year}.", f"该日期不在 {year} 年。"), number)
    if not 0 <= (last - first).days < LONGEST_RANGE:
        raise Unreadable(
            Message("A range has at most 31 days and ends after it begins.", "一段最多 31 天，且先始后终。"), number
        )
    return (first + n * DAY for n in range((last - first).days + 1))


def written_days(days: Days) -> str:
    """The same days as `read_days` takes them, ranges together."""
    lines = [(first, f"{first}..{last} 休" if last > first else f"{first} 休") for first, last in ranges(days.holidays)]
    names = [names.split()[0] for names in WEEKDAYS]
    lines += [(day, f"{day} 班 {names[weekday]}") for day, weekday in days.makeup.items()]
    return "\n".join(text for _day, text in sorted(lines))


def ranges(days: frozenset[dt.date]) -> list[tuple[dt.date, dt.date]]:
    """Days that follow one another as (first, last)."""
    found: list[tuple[dt.date, dt.date]] = []
    for day in sorted(days):
        if found and found[-1][1] + DAY == day:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def read_calendar(given: Mapping[str, object]) -> Calendar:
    """A whole calendar: `hours` by weekday or range of weekdays (`mon-fri`), and each year's days as `read_days` takes them.

    Raises Unreadable.
    """
    hours: dict[int, Hours] = {}
    spans = given.get("hours")
    for names, text in spans.items() if isinstance(spans, dict) else ():
        ends = [_NUMBER.get(name) for name in str(names).split("-")]
        if None in ends or len(ends) > 2:
            raise Unreadable(
                Message(f"{names} is no weekday: mon, sat, mon-fri.", f"{names} 不是星期：mon、sat、mon-fri。")
            )
        hours |= dict.fromkeys(range(ends[0] or 0, (ends[-1] or 0) + 1), read_hours(str(text)))
    years = {int(key): read_days(str(text or ""), int(key)) for key, text in given.items() if key.isdigit()}
    if not hours or len(years) + 1 != len(given):
        raise Unreadable(Message("A calendar has 'hours' and years.", "工作日历含 hours 与各年份。"))
    off = frozenset(day for days in years.values() for day in days.holidays)
    makeup = {day: number for days in years.values() for day, number in days.makeup.items()}
    return Calendar("office", hours, frozenset(years), off, makeup)
