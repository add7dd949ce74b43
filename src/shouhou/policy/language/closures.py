"""The running form of expressions: one small closure for each part, with three-valued logic."""

import datetime as dt
import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from shouhou.policy.language.absence import ABSENT, NONE, NOT_YET, Unknown

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
                return a | b if isinstance(b, Unknown) else a
            if isinstance(b, Unknown):
                return b
            return (name == "NotEq") is (a is not b) if name in ("Eq", "NotEq") else False
        if isinstance(a, dt.timedelta) is not isinstance(b, dt.timedelta):  # a duration against 0
            a, b = (x if isinstance(x, dt.timedelta) else dt.timedelta(0) for x in (a, b))
        return compare(a, b)

    return run


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
    return _absent(values) if isinstance(values[0], ABSENT) else values[0].astimezone(scope.zone).date()


FUNCTIONS = {
    "later": Function("later(a, b)", range(2, 6), _same, _pick(max)),
    "earlier": Function("earlier(a, b)", range(2, 6), _same, _pick(min)),
    "day": Function("day(instant)", range(1, 2), lambda t: "date" if t == "instant" else None, _day),
}


def called(function: Function, parts: list[Run]) -> Run:
    return lambda scope: function.call(scope, [part(scope) for part in parts])
