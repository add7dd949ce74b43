"""The typed values that an event may carry: read from JSON, a form or YAML; kept as JSON; read back.

`parse` is for what people and other programs send: strict, with a message for the field. `dump` and `load` are for the
store and are exact inverses.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from shouhou.policy.citations import cites
from shouhou.policy.language.messages import Message, nearest

LONGEST_WORDS, LONGEST_CODE, LONGEST_LIST = 5000, 200, 50
YEARS = range(1900, 2200)
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,6})?)?\s*(Z|[+-]\d\d:?\d\d)?")
_DURATION = re.compile(r"(\d{1,6})\s?(min|h)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LARGEST = Decimal(10) ** 12


class InvalidField(ValueError):
    """What is wrong with one value, in words for the person who typed it."""

    def __init__(self, en: str, zh: str) -> None:
        self.message = Message(en, zh)
        super().__init__(en)


class InvalidFields(ValueError):
    """What is wrong with the fields of one event, by field."""

    def __init__(self, errors: Mapping[str, Message]) -> None:
        self.errors = dict(errors)
        super().__init__("; ".join(f"{name}: {message.en}" for name, message in self.errors.items()))


@cites("FUR-6.0b")
def instant(raw: Any, zone: dt.tzinfo) -> dt.datetime:
    """An instant, exact to the minute: a date or an hour alone is refused, seconds are cut off. Without an offset the
    text is local time of `zone`; the result is UTC. Raises `InvalidField`."""
    if isinstance(raw, dt.datetime):
        moment = raw
    else:
        match = _INSTANT.fullmatch(str(raw).strip())
        if not match:
            raise InvalidField(
                "needs date, hour and minute: 2026-01-20 09:00", "请写明年月日和时分，例如 2026-01-20 09:00"
            )
        try:
            moment = dt.datetime.fromisoformat(f"{match[1]}T{match[2]}{(match[4] or '').replace('Z', '+00:00')}")
        except ValueError:
            raise InvalidField("there is no such day or time", "没有这一天或这一时刻") from None
    if moment.year not in YEARS:  # else a limit that is reckoned from it leaves the calendar
        raise InvalidField("is no minute of these times", "年份超出可用范围")
    moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return moment.astimezone(dt.UTC).replace(second=0, microsecond=0)


def _bool(raw: Any) -> bool:
    known = {"true": True, "on": True, "false": False, "off": False}
    if isinstance(raw, bool):
        return raw
    if str(raw) not in known:
        raise InvalidField("is yes (true) or no (false)", "请选是（true）或否（false）")
    return known[str(raw)]


def _date(raw: Any) -> dt.date:
    if isinstance(raw, dt.date) and not isinstance(raw, dt.datetime):
        return raw
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(raw)):
            raise ValueError
        return dt.date.fromisoformat(str(raw))
    except ValueError:
        raise InvalidField("is a date: 2026-01-20", "请写日期，例如 2026-01-20") from None


def _code(raw: Any) -> str:
    text = str(raw).strip() if isinstance(raw, str | int | Decimal) and not isinstance(raw, bool) else ""
    if not text or len(text) > LONGEST_CODE or _CONTROL.search(text) or "\n" in text:
        raise InvalidField(f"is one line of at most {LONGEST_CODE} characters", f"请写一行，不超过{LONGEST_CODE}字")
    return text


def _words(raw: Any) -> bool:
    """Free text: only whether something was written belongs to the event; the words are kept apart, to be erased."""
    if raw is True:
        return True
    if not isinstance(raw, str) or _CONTROL.search(raw):
        raise InvalidField("is text", "请写文字")
    if len(raw) > LONGEST_WORDS:
        raise InvalidField(f"is longer than {LONGEST_WORDS} characters", f"超过{LONGEST_WORDS}字")
    return True


def _persons(raw: Any) -> list[str]:
    """Several people, each once: a list, or one line with commas."""
    given = raw.split(",") if isinstance(raw, str) else raw
    if not isinstance(given, list | tuple) or len(given) > LONGEST_LIST:
        raise InvalidField(f"is a list of at most {LONGEST_LIST} people", f"请列出人员，不超过{LONGEST_LIST}人")
    return list(dict.fromkeys(_code(one) for one in given))


def _amount(unit: str, places: int) -> Callable[[Any], Decimal]:
    def read(raw: Any) -> Decimal:
        text = str(raw).strip().removesuffix(unit).strip()
        try:
            if isinstance(raw, bool | float) or not re.fullmatch(r"\d{1,12}(\.\d{1,6})?", text):
                raise InvalidOperation
            value = Decimal(text)
            if value >= _LARGEST or value != round(value, places):
                raise InvalidOperation
        except InvalidOperation:
            raise InvalidField(
                f"is an amount with at most {places} decimals: 30 {unit}",
                f"请写数额，至多{places}位小数，例如 30 {unit}",
            ) from None
        return value

    return read


def _percent(raw: Any) -> Decimal:
    return _amount("%", 4)(raw) / 100


def _duration(raw: Any) -> dt.timedelta:
    if not (match := _DURATION.fullmatch(str(raw).strip())):
        raise InvalidField("is a duration: 30min or 2h", "请写时长，例如 30min 或 2h")
    return dt.timedelta(**{"hours" if match[2] == "h" else "minutes": int(match[1])})


def _integer(raw: Any) -> int:
    if isinstance(raw, bool) or not re.fullmatch(r"-?\d{1,12}", str(raw).strip()):
        raise InvalidField("is a whole number", "请写整数")
    return int(str(raw))


_PARSE: dict[str, Callable[[Any], Any]] = {
    "bool": _bool,
    "date": _date,
    "person": _code,
    "persons": _persons,
    "code": _code,
    "role": _code,
    "words": _words,
    "money": _amount("CNY", 2),
    "km": _amount("km", 3),
    "percent": _percent,
    "duration": _duration,
    "integer": _integer,
    "event": _integer,
}
TYPES = {*_PARSE, "choice", "instant"}


def parse(kind: str, raw: Any, zone: dt.tzinfo, choices: Mapping[str, object] | None = None) -> Any:
    """One value of type `kind` out of what was sent. Raises `InvalidField`."""
    if kind == "instant":
        return instant(raw, zone)
    if choices is not None:
        if not isinstance(raw, str) or raw not in choices:
            near = nearest(str(raw), choices)
            hint = (f"; did you mean '{near}'?", f"；是否指“{near}”？") if near else ("", "")
            raise InvalidField(f"is one of {', '.join(choices)}{hint[0]}", f"可填：{'、'.join(choices)}{hint[1]}")
        return raw
    return _PARSE[kind](raw)


def dump(kind: str, value: Any) -> Any:
    """The JSON form of a typed value."""
    match value:
        case dt.datetime():
            return value.astimezone(dt.UTC).isoformat(timespec="minutes")
        case dt.date():
            return value.isoformat()
        case dt.timedelta():
            return f"{int(value.total_seconds()) // 60}min"
        case Decimal():
            return format(value, "f")
    return value


def load(kind: str, value: Any) -> Any:
    """The typed value of its JSON form."""
    match kind:
        case "instant":
            return dt.datetime.fromisoformat(value)
        case "date":
            return dt.date.fromisoformat(value)
        case "duration":
            return dt.timedelta(minutes=int(value.removesuffix("min")))
        case "money" | "km" | "percent":
            return Decimal(value)
    return value
