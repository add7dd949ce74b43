"""Values with units: what `3h`, `30 CNY` or `50 %` mean, and which of them may be combined.

A unit is checked once, when a rule is loaded; at run time a value is plain: `timedelta`, `Decimal` or `int`. So yuan
plus kilometres does not load, and the evaluator stays fast.
"""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple


class MonthDay(NamedTuple):
    """A day of every year, such as 1 December."""

    month: int
    day: int


class Band(NamedTuple):
    """A step of a scale: up to an edge, which belongs to it (`up_to`) or to the next one (`below`); None has no end."""

    edge: Any
    included: bool
    value: Any


class Typed(NamedTuple):
    """A value, the type that its unit gives it, and the words of its author."""

    type: str
    value: Any
    text: str


def _month_day(text: str) -> MonthDay:
    month, day = map(int, text.split("-"))
    dt.date(2024, month, day)  # raises for a day that no year has
    return MonthDay(month, day)


_NUMBER = r"(\d{1,12}(?:\.\d{1,6})?)"
_COUNT = r"(\d{1,6})"
_UNITS: list[tuple[re.Pattern[str], str, Callable[[str], Any]]] = [
    (re.compile(_COUNT + "min"), "duration", lambda n: dt.timedelta(minutes=int(n))),
    (re.compile(_COUNT + "h"), "duration", lambda n: dt.timedelta(hours=int(n))),
    (re.compile(_COUNT + "d"), "days", lambda n: dt.timedelta(days=int(n))),
    (re.compile(_COUNT + " working_hours?"), "working_hours", lambda n: dt.timedelta(hours=int(n))),
    (re.compile(_COUNT + " working_days?"), "working_days", int),
    (re.compile(_COUNT + " months?"), "months", int),
    (re.compile(_COUNT + " years?"), "months", lambda n: 12 * int(n)),
    (re.compile(_NUMBER + " CNY"), "money", Decimal),
    (re.compile(_NUMBER + " ?%"), "percent", lambda n: Decimal(n) / 100),
    (re.compile(_NUMBER + " km"), "km", Decimal),
    (re.compile(r"(\d\d-\d\d)"), "month_day", _month_day),
]
STRUCTURED = ("bands:", "table:")
EXAMPLES = "30min, 3h, 3d, 5 working_days, 8 working_hours, 6 months, 30 CNY, 50 %, 300 km, 12-01, 5"
TYPES = {"duration", "days", "working_hours", "working_days", "months", "money", "percent", "km", "month_day"}
TYPES |= {"integer", "number", "bool", "instant", "date", "text", "code", "person", "persons"}


def parse(raw: Any) -> Typed:
    """Read a value with its unit. Raises `ValueError` with the forms that are known."""
    if isinstance(raw, bool):
        raise ValueError(f"a value is one of: {EXAMPLES}")
    if isinstance(raw, int):
        return Typed("integer", raw, str(raw))
    if isinstance(raw, Decimal):
        return Typed("number", raw, str(raw))
    if isinstance(raw, list):
        return _bands(raw)
    if isinstance(raw, dict):
        return _table(raw)
    text = str(raw)
    for pattern, kind, read in _UNITS:
        if match := pattern.fullmatch(text):
            try:
                return Typed(kind, read(match[1]), text)
            except ValueError:
                break
    raise ValueError(f"'{text}' has no known unit; a value is one of: {EXAMPLES}")


def _bands(raw: list[Any]) -> Typed:
    """`[{below: 90 %, is: fail}, {is: pass}]`: the last step has no edge, and edges rise."""
    steps, edges, results, told = [], set(), set(), []
    for step in raw:
        if not isinstance(step, dict) or "is" not in step or not set(step) <= {"below", "up_to", "is"} or len(step) > 2:
            raise ValueError("a step is {below: 90 %, is: ...}, {up_to: 90 %, is: ...} or, the last one, {is: ...}")
        key = next((k for k in ("below", "up_to") if k in step), None)
        edge, value = parse(step[key]) if key else None, _outcome(step["is"])
        steps.append(Band(edge.value if edge else None, key == "up_to", value.value))
        edges |= {edge.type} if edge else set()
        results.add(value.type)
        told.append(f"{key.replace('_', ' ')} {edge.text}: {value.text}" if key and edge else f"else {value.text}")
    limits = [step.edge for step in steps]
    if len(edges) != 1 or len(results) != 1 or limits[-1] is not None or None in limits[:-1]:
        raise ValueError("steps have one unit, one kind of outcome, and a last one without an edge")
    if sorted(limits[:-1]) != limits[:-1] or len(set(limits)) < len(limits):
        raise ValueError("the edges of steps rise")
    return Typed(f"bands:{edges.pop()}:{results.pop()}", tuple(steps), "; ".join(told))


def _table(raw: dict[str, Any]) -> Typed:
    """`{repair: 30 CNY, maintenance: 20 CNY}`: one value for each key."""
    typed = {key: _outcome(value) for key, value in raw.items()}
    kinds = {one.type for one in typed.values()}
    if len(kinds) != 1:
        raise ValueError("a table has values of one unit")
    told = ", ".join(f"{key} {one.text}" for key, one in typed.items())
    return Typed(f"table:{kinds.pop()}", {key: one.value for key, one in typed.items()}, told)


def _outcome(raw: Any) -> Typed:
    """A value with a unit, or a word."""
    if isinstance(raw, str) and re.fullmatch(r"[a-z][a-z0-9_]*", raw):
        return Typed("text", raw, raw)
    return parse(raw)


# ---- which types go together: (left, operator, right) -> result ---------------------------------------------------

_QUANTITIES = ("money", "km", "percent", "number", "integer", "duration", "days", "months", "working_days")
_SCALED = ("money", "km", "duration", "days", "number", "percent")
COMBINE: dict[tuple[str, str, str], str] = {}
for _t in _QUANTITIES:
    COMBINE[_t, "Add", _t] = COMBINE[_t, "Sub", _t] = _t
    COMBINE[_t, "Div", _t] = "number"
for _t in _SCALED:
    for _by in ("integer", "number", "percent"):
        COMBINE[_t, "Mult", _by] = COMBINE[_by, "Mult", _t] = _t if _t != "percent" or _by == "percent" else "number"
        COMBINE[_t, "Div", _by] = _t if _t not in ("percent", "number") else "number"
COMBINE |= {
    ("integer", "Mult", "integer"): "integer",
    ("integer", "Add", "number"): "number",
    ("number", "Add", "integer"): "number",
    ("integer", "Sub", "number"): "number",
    ("number", "Sub", "integer"): "number",
    ("integer", "Sub", "percent"): "percent",
    ("integer", "Add", "percent"): "percent",
    ("instant", "Sub", "instant"): "duration",
    ("instant", "Add", "duration"): "instant",
    ("instant", "Sub", "duration"): "instant",
    ("date", "Sub", "date"): "days",
    ("date", "Add", "days"): "date",
    ("date", "Sub", "days"): "date",
    ("instant", "Add", "days"): "instant",
    ("instant", "Sub", "days"): "instant",
}
ORDERED = {*_QUANTITIES, "instant", "date"}
_ALIKE = [{"integer", "number"}, {"text", "code"}, {"text", "person"}, {"code", "person"}]


def alike(a: str, b: str) -> bool:
    """May values of these types be compared or stand for one another?"""
    return a == b or {a, b} in _ALIKE
