"""Nothing that an author writes reaches outside the vocabulary, hangs, or ends in anything but `ExpressionError`."""

import datetime as dt
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shouhou.policy.language.expressions import Expression, ExpressionError
from shouhou.policy.language.units import Band

NAMES = {
    "a.b": "bool",
    "n": "integer",
    "t": "instant",
    "d": "duration",
    "m": "money",
    "c": "choice:x|y",
    "k": "months",
    "s": "bands:money:text",
    "p": "table:money",
}
VALUES = {
    "a.b": True,
    "n": 3,
    "t": dt.datetime.max.replace(tzinfo=dt.UTC),
    "d": dt.timedelta.max,
    "m": 1,
    "c": "x",
    "k": 10**6,
    "s": (Band(5, True, "a"), Band(None, False, "b")),
    "p": {"x": 1},
}
PIECES = [
    "k",
    "s",
    "p",
    "add(",
    "before(",
    "end_of_month(",
    "whole_days(",
    "band(",
    "price(",
    "day(",
    ", ",
    "a.b",
    "n",
    "t",
    "d",
    "m",
    "c",
    "(",
    ")",
    " and ",
    " or ",
    "not ",
    " == ",
    " < ",
    " + ",
    " - ",
    " * ",
    " / ",
    "**",
    "%",
    ".__class__",
    ".__mro__",
    "[0]",
    "{",
    "}",
    ",",
    " if ",
    " else ",
    " in ",
    " is none",
    "0",
    "1",
    "9" * 50,
    "'x'",
    "''",
    "later",
    "day",
    "lambda:",
    ":=",
    "\\",
    "\x00",
    "`",
    "\u202e",
    "（",
    "é",
    "yield ",
    "await ",
    "...",
    "@",
    "~",
    "`",
]


def attempt(source: str) -> None:
    try:
        expression = Expression(source, NAMES)
    except ExpressionError as error:
        assert error.problem  # noqa: PT017  # compiling well is as good
        return
    assert expression.reads <= set(NAMES)
    expression.run(SimpleNamespace(get=VALUES.__getitem__, steps=None, zone=dt.UTC))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_it_survives_pieces_of_expressions(pieces: list[str]) -> None:
    attempt("".join(pieces))


@pytest.mark.parametrize(
    "source",
    [
        "add(t, k)",
        "before(t, k)",
        "before(day(t), k)",
        "day(t) < day(t)",
        "end_of_month(t)",
        "band(s, m)",
        "price(p, c)",
        "whole_days(d)",
    ],
)
def test_its_functions_survive_the_ends_of_the_calendar(source: str) -> None:
    zone = dt.timezone(dt.timedelta(hours=8))
    Expression(source, NAMES).run(SimpleNamespace(get=VALUES.__getitem__, steps=None, zone=zone))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_it_survives_any_text(text: str) -> None:
    attempt(text)


@pytest.mark.parametrize(
    "source",
    [
        "2**100",
        "9**9**9**9",
        "1**1",
        "().__class__.__bases__[0].__subclasses__()",
        "n.__class__",
        "a.b.c",
        "a.b.__init__.__globals__",
        "open('/etc/passwd')",
        "exec('1')",
        "getattr(n, 'real')",
        "'x' * 1",
        "'%s' % n",
        "'{0.__class__}'.format(n)",
        "n.real",
        "True.real",
        "(" * 200 + "n" + ")" * 200,
        "not " * 90 + "a.b",
        "-" * 300 + "n",
        "1 if " * 50,
        "[" * 300,
        "n" + "+n" * 190,
        "b'x' == c",
        "1j",
        "None",
        "Ellipsis",
    ],
)
def test_it_refuses_attacks(source: str) -> None:
    with pytest.raises(ExpressionError):
        Expression(source, NAMES)
