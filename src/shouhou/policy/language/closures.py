"""The running form of expressions: one small closure for each part, with three-valued logic."""

import calendar
import datetime as dt
import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from shouhou.policy.language.absence import ABSENT, NONE, NOT_YET, Doubtful, Unknown

Run = Callable[[Any], Any]
FOREVER = dt.datetime.max.replace(tzinfo=dt.UTC)  # the limit of a clock that is held: nothing is too late for it


def recorded(text: str, run: Run) -> Run:
    """`run`, which also notes what it found."""

    def noted(scope: Any) -> Any:
        value = run(scope)
        scope.steps.append((text, value))
        return value

    return noted


def constant(value: Any) -> Run:
    return lambda scope: value


def fact(name: str) -> Run:
    return lambda scope: scope.get(name)


def all_of(parts: list[Run]) -> Run:
    """False wins, then unknown; what is not yet or none is not true."""

    def run(scope: Any) -> Any:
        missing: Unknown | None = None
        for part in parts:
            value = part(scope)
            if value is True:
                continue
            if not isinstance(value, Unknown):
                return False
            missing = value if missing is None else missing | value
        return True if missing is None else missing

    return run


def any_of(parts: list[Run]) -> Run:
    """True wins, then unknown."""

    def run(scope: Any) -> Any:
        missing: Unknown | None = None
        for part in parts:
            value = part(scope)
            if value is True:
                return True
            if isinstance(value, Unknown):
                missing = value if missing is None else missing | value
        return False if missing is None else missing

    return run


def negated(part: Run) -> Run:
    def run(scope: Any) -> Any:
        value = part(scope)
        return value if isinstance(value, Unknown) else value is not True

    return run


def choice(test: Run, yes: Run, no: Run) -> Run:
    """`yes if test else no`; an open question does not matter where both outcomes are the same."""

    def run(scope: Any) -> Any:
        chosen = test(scope)
        if not isinstance(chosen, Unknown):
            return yes(scope) if chosen is True else no(scope)
        a, b = yes(scope), no(scope)
        if a == b and not isinstance(a, Unknown):
            return a
        for value in (a, b):
            chosen = chosen | value if isinstance(value, Unknown) else chosen
        return chosen

    return run


_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "Eq": operator.eq,
    "NotEq": operator.ne,
    "Lt": operator.lt,
    "LtE": operator.le,
    "Gt": operator.gt,
    "GtE": operator.ge,
}


def compared(name: str, left: Run, right: Run) -> Run:
    compare = _COMPARE[name]

    def run(scope: Any) -> Any:
        a, b = left(scope), right(scope)
        if isinstance(a, ABSENT) or isinstance(b, ABSENT):
            if a is NOT_YET or b is NOT_YET:
                return False
            if isinstance(a, Unknown):
                return _either_way(compare, a, b)
            if isinstance(b, Unknown):
                return _either_way(compare, a, b)
            return (name == "NotEq") is (a is not b) if name in ("Eq", "NotEq") else False
        if isinstance(a, dt.timedelta) is not isinstance(b, dt.timedelta):  # a duration against 0
            a, b = (x if isinstance(x, dt.timedelta) else dt.timedelta(0) for x in (a, b))
        return compare(a, b)

    return run


def _either_way(compare: Callable[[Any, Any], bool], a: Any, b: Any) -> Any:
    """A count of which some rows are in doubt is settled where the least and the most of it give the same answer."""
    missing = a | b if isinstance(a, Unknown) and isinstance(b, Unknown) else a if isinstance(a, Unknown) else b
    ends = [(v.least, v.most) if isinstance(v, Doubtful) else (v, v) for v in (a, b)]
    if any(isinstance(v, ABSENT) for pair in ends for v in pair):
        return missing
    if compare in (operator.eq, operator.ne):
        (a, b), (c, d) = ends
        return missing if a <= d and c <= b else compare is operator.ne
    answers = {compare(x, y) for x in ends[0] for y in ends[1]}
    return answers.pop() if len(answers) == 1 else missing


def is_none(part: Run, wanted: bool) -> Run:
    def run(scope: Any) -> Any:
        value = part(scope)
        return value if isinstance(value, Unknown) else (value is NONE or value is NOT_YET) is wanted

    return run


_ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "Add": operator.add,
    "Sub": operator.sub,
    "Mult": operator.mul,
    "Div": operator.truediv,
}


def arithmetic(name: str, left: Run, right: Run, divisor: str) -> Run:
    """Exact arithmetic. Dividing by nothing is an open question about the divisor."""
    compute = _ARITHMETIC[name]

    def run(scope: Any) -> Any:
        a, b = left(scope), right(scope)
        if isinstance(a, ABSENT) or isinstance(b, ABSENT):
            return _absent([a, b])
        if name == "Div":
            if not b:
                return Unknown([divisor])
            a = Decimal(a) if isinstance(a, int) else a
        if isinstance(a, dt.timedelta) and isinstance(b, Decimal):
            return _times(a, b if name == "Mult" else 1 / b)
        if isinstance(b, dt.timedelta) and isinstance(a, Decimal):
            return _times(b, a)
        if isinstance(a, dt.timedelta) and isinstance(b, dt.timedelta) and name == "Div":
            return Decimal(_seconds(a)) / Decimal(_seconds(b))
        try:
            return compute(a, b)
        except OverflowError:  # beyond the calendar: nothing is too late
            return FOREVER

    return run


def _seconds(value: dt.timedelta) -> int:
    return value.days * 86400 + value.seconds


def _times(value: dt.timedelta, by: Decimal) -> dt.timedelta:
    return dt.timedelta(seconds=int(_seconds(value) * by))


def _absent(values: list[Any]) -> Any:
    """What comes of a computation in which something is absent: not yet, else unknown, else none."""
    if any(v is NOT_YET for v in values):
        return NOT_YET
    missing = [v.names for v in values if isinstance(v, Unknown)]
    return Unknown(frozenset().union(*missing)) if missing else NONE


# ---- functions ------------------------------------------------------------------------------------------------------


class Function(NamedTuple):
    """A function that rules may call: how it is written, what it gives for which types, what it does."""

    form: str
    arity: range
    gives: Callable[..., str | None]
    call: Callable[[Any, list[Any]], Any]


def _same(*types: str) -> str | None:
    return types[0] if len(set(types)) == 1 and types[0] in ("instant", "date", "money", "duration") else None


def _pick(best: Callable[[Any], Any]) -> Callable[[Any, list[Any]], Any]:
    """The best of those that are there: an instant that is not yet agreed sets no bound."""

    def pick(scope: Any, values: list[Any]) -> Any:
        there = [v for v in values if v is not NOT_YET and v is not NONE]
        missing = [v.names for v in there if isinstance(v, Unknown)]
        if missing:
            return Unknown(frozenset().union(*missing))
        return best(there) if there else NOT_YET

    return pick


def _day(scope: Any, values: list[Any]) -> Any:
    return _absent(values) if isinstance(values[0], ABSENT) else _local(scope, values[0]).date()


def _local(scope: Any, instant: dt.datetime) -> dt.datetime:
    """An instant where people live; that of a limit that is held lies beyond the calendar."""
    try:
        return instant.astimezone(scope.zone)
    except OverflowError:
        return FOREVER


def _add(scope: Any, values: list[Any]) -> Any:
    """A day so many months on: the same day, or that month's last where it is shorter. An instant keeps its minute."""
    if any(isinstance(v, ABSENT) for v in values):
        return _absent(values)
    return _months_on(scope, *values)


def _before(scope: Any, values: list[Any]) -> Any:
    """A day so many months earlier: the same day, or that month's last where it is shorter."""
    return _absent(values) if any(isinstance(v, ABSENT) for v in values) else _months_on(scope, values[0], -values[1])


def _worked(scope: Any, values: list[Any]) -> Any:
    """The minute in which so much working time of the office has passed since an instant."""
    return _absent(values) if any(isinstance(v, ABSENT) for v in values) else scope.worked(*values)


def _months_on(scope: Any, when: Any, count: int) -> Any:
    local = _local(scope, when) if isinstance(when, dt.datetime) else when
    year, month = divmod(local.year * 12 + local.month - 1 + count, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return FOREVER if isinstance(when, dt.datetime) else dt.date.max
    day = min(local.day, calendar.monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day)


def _end_of_month(scope: Any, values: list[Any]) -> Any:
    if isinstance(values[0], ABSENT):
        return values[0]
    day = _day(scope, values) if isinstance(values[0], dt.datetime) else values[0]
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _years(scope: Any, values: list[Any]) -> Any:
    """Full years from the first day to the second: a birthday on 29 February falls on 1 March of a common year."""
    if any(isinstance(v, ABSENT) for v in values):
        return _absent(values)
    born, on = values
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _whole_days(scope: Any, values: list[Any]) -> Any:
    return _absent(values) if isinstance(values[0], ABSENT) else values[0].days


def _band(scope: Any, values: list[Any]) -> Any:
    """The outcome of the step in which a quantity lies."""
    if any(isinstance(v, ABSENT) for v in values):
        return _absent(values)
    steps, found = values
    return next(s.value for s in steps if s.edge is None or found < s.edge or (s.included and found == s.edge))


def _price(scope: Any, values: list[Any]) -> Any:
    """The value of a table's key; of a key that the table does not have, nobody has said one."""
    if any(isinstance(v, ABSENT) for v in values):
        return _absent(values)
    table, key = values
    return table.get(key, Unknown([f"price({key})"]))


def _moved(*types: str) -> str | None:
    return types[0] if types[0] in ("date", "instant") and types[1] == "months" else None


def _of_band(*types: str) -> str | None:
    kind, _, rest = types[0].partition(":")
    edge, _, outcome = rest.partition(":")
    return outcome if kind == "bands" and edge == types[1] else None


def _of_table(*types: str) -> str | None:
    fits = types[0].startswith("table:") and types[1].partition(":")[0] in ("text", "code", "choice")
    return types[0].partition(":")[2] if fits else None


FUNCTIONS = {
    "later": Function("later(a, b)", range(2, 6), _same, _pick(max)),
    "earlier": Function("earlier(a, b)", range(2, 6), _same, _pick(min)),
    "day": Function("day(instant)", range(1, 2), lambda t: "date" if t == "instant" else None, _day),
    "add": Function("add(date or instant, months)", range(2, 3), _moved, _add),
    "before": Function("before(date or instant, months)", range(2, 3), _moved, _before),
    "worked": Function(
        "worked(instant, duration)",
        range(2, 3),
        lambda *t: "instant" if t in (("instant", "duration"), ("instant", "working_hours")) else None,
        _worked,
    ),
    "end_of_month": Function(
        "end_of_month(date or instant)",
        range(1, 2),
        lambda t: "date" if t in ("date", "instant") else None,
        _end_of_month,
    ),
    "years": Function(
        "years(date, date)", range(2, 3), lambda a, b: "integer" if (a, b) == ("date", "date") else None, _years
    ),
    "whole_days": Function(
        "whole_days(duration)", range(1, 2), lambda t: "integer" if t in ("duration", "days") else None, _whole_days
    ),
    "band": Function("band(steps, quantity)", range(2, 3), _of_band, _band),
    "price": Function("price(table, key)", range(2, 3), _of_table, _price),
}


def called(function: Function, parts: list[Run]) -> Run:
    return lambda scope: function.call(scope, [part(scope) for part in parts])
