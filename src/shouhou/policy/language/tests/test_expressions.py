import datetime as dt
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shouhou.policy.language.absence import NONE, NOT_YET, Unknown
from shouhou.policy.language.expressions import Expression, ExpressionError

NAMES = {
    "a": "bool",
    "b": "bool",
    "c": "bool",
    "money": "money",
    "fee": "money",
    "share": "percent",
    "km": "km",
    "count": "integer",
    "at": "instant",
    "other": "instant",
    "limit": "duration",
    "cause": "choice:own|user",
    "who": "person",
    "code": "code",
    "days": "days",
    "day": "date",
    "rate": "number",
}
NOON = dt.datetime(2026, 1, 20, 12, tzinfo=dt.UTC)


def run(source: str, **facts: Any) -> Any:
    scope = SimpleNamespace(get=facts.__getitem__, steps=[], zone=dt.UTC)
    expression = Expression(source, NAMES)
    return expression.run(scope)


@pytest.mark.parametrize(
    ("source", "facts", "wanted"),
    [
        ("money * share", {"money": Decimal("1200.03"), "share": Decimal("0.5")}, Decimal("600.015")),
        ("money + fee", {"money": Decimal("0.1"), "fee": Decimal("0.2")}, Decimal("0.3")),
        ("money * (1 - share)", {"money": Decimal(200), "share": Decimal("0.25")}, Decimal(150)),
        ("money / fee", {"money": Decimal(1), "fee": Decimal(4)}, Decimal("0.25")),
        ("at + limit", {"at": NOON, "limit": dt.timedelta(hours=2)}, NOON + dt.timedelta(hours=2)),
        ("later(at, other)", {"at": NOON, "other": NOON + dt.timedelta(1)}, NOON + dt.timedelta(1)),
        ("earlier(at, other)", {"at": NOON, "other": NOT_YET}, NOON),
        ("money if a else fee", {"a": False, "money": Decimal(1), "fee": Decimal(2)}, Decimal(2)),
        ('cause in ("own", "user")', {"cause": "own"}, True),
        ('cause not in ("own",)', {"cause": "user"}, True),
        ("0 < money <= fee", {"money": Decimal(2), "fee": Decimal(2)}, True),
        ("day(at) == day", {"at": NOON, "day": dt.date(2026, 1, 20)}, True),
        ("limit > 0", {"limit": dt.timedelta(minutes=1)}, True),
        ("-1 < count", {"count": 0}, None),
    ],
)
def test_it_computes_exactly(source: str, facts: dict[str, Any], wanted: Any) -> None:
    if wanted is None:
        with pytest.raises(ExpressionError):
            run(source, **facts)
    else:
        assert run(source, **facts) == wanted


THREE = st.sampled_from([True, False, NOT_YET, "missing"])


@given(st.permutations(["a", "b", "c"]), THREE, THREE, THREE)
def test_it_lets_false_win_in_and_and_true_in_or_in_any_order(order: list[str], a: Any, b: Any, c: Any) -> None:
    facts = {n: Unknown([n]) if v == "missing" else v for n, v in zip("abc", (a, b, c), strict=True)}
    missing = {n for n, v in facts.items() if isinstance(v, Unknown)}
    no = any(v is False or v is NOT_YET for v in facts.values())
    both = run(" and ".join(order), **facts)
    either = run(" or ".join(order), **facts)
    assert both == (False if no else Unknown(missing) if missing else True)
    assert either == (True if True in facts.values() else Unknown(missing) if missing else False)


@pytest.mark.parametrize("op", ["<", "<=", ">", ">=", "==", "!="])
def test_it_finds_every_comparison_with_what_is_not_yet_false(op: str) -> None:
    assert run(f"at {op} other", at=NOON, other=NOT_YET) is False
    assert run(f"at {op} other", at=NOT_YET, other=Unknown(["x"])) is False
    assert run(f"not (at {op} other)", at=NOT_YET, other=NOON) is True


def test_it_names_every_missing_fact_of_a_comparison_and_a_computation() -> None:
    x, y = Unknown(["x"]), Unknown(["y"])
    assert run("at < other", at=x, other=y) == x | y
    assert run("money * share", money=x, share=y) == x | y
    assert run("money if a else fee", a=Unknown(["a"]), money=x, fee=Decimal(1)) == Unknown(["a", "x"])
    assert run("money if a else fee", a=Unknown(["a"]), money=Decimal(1), fee=Decimal(1)) == 1


def test_it_knows_none_from_what_is_missing() -> None:
    assert run("cause is none", cause=NONE) is True
    assert run("cause is not none", cause=NONE) is False
    assert run("cause is none", cause=Unknown(["cause"])) == Unknown(["cause"])
    assert run('cause != "own"', cause=NONE) is True
    assert run('cause == "own"', cause=NONE) is False


def test_it_asks_about_a_divisor_that_is_nothing() -> None:
    assert run("money / fee", money=Decimal(1), fee=Decimal(0)) == Unknown(["fee"])


def test_it_keeps_every_step_and_gives_the_same_answer_when_traced() -> None:
    facts = {"money": Decimal(3), "share": Decimal("0.5"), "a": True}
    scope = SimpleNamespace(get=facts.__getitem__, steps=[], zone=dt.UTC)
    assert Expression("money * share if a else money", NAMES).trace(scope) == Decimal("1.5")
    assert ("money * share", Decimal("1.5")) in scope.steps
    assert ("a", True) in scope.steps


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("money + km", "cannot add money and km"),
        ("money * fee", "cannot multiply money and money"),
        ("at + at", "cannot add instant and instant"),
        ("money > km", "cannot compare money with km"),
        ('cause == "mine"', "'mine' is none of own, user"),
        ('cause < "own"', "no order"),
        ('cuase == "own"', "did you mean 'cause'"),
        ("money * 2", "only 0, 1"),
        ("money * 0.37", "only 0, 1"),
        ("a and money", "needs bool, found money"),
        ("not at", "needs bool"),
        ("money if a else km", "the two outcomes differ"),
        ("later(at, money)", "later(a, b)"),
        ("later(at)", "later(a, b)"),
        ("a is b", "followed by none"),
        ("cause in cause", "list of values"),
        ("money ** money", "Pow"),
        ("money // fee", "FloorDiv"),
        ("a.__class__", "unknown fact"),
        ("__import__('os')", "Call is not allowed"),
        ("[x for x in (1,)]", "ListComp is not allowed"),
        ("lambda: a", "Lambda is not allowed"),
        ("(a := b)", "NamedExpr is not allowed"),
        ("f'{a}'", "JoinedStr is not allowed"),
        ("later(at, other, key=a)", "Call is not allowed"),
        ("a &", "cannot read"),
        ("", "cannot read"),
        ("a\nb", "one line"),
        ("a" * 500, "one line"),
        ("1 + 0", "changes nothing"),
        ("a and " * 60 + "a", ""),
    ],
)
def test_it_refuses_what_a_rule_may_not_say(source: str, says: str) -> None:
    if not says:
        Expression(source, NAMES)
        return
    with pytest.raises(ExpressionError) as error:
        Expression(source, NAMES)
    assert says in error.value.problem


def test_it_points_at_the_column_in_characters() -> None:
    with pytest.raises(ExpressionError) as error:
        Expression('code == "中文" and nobody', NAMES)
    assert error.value.column == 17


def test_it_says_what_a_key_must_give() -> None:
    with pytest.raises(ExpressionError, match="must give bool and gives money"):
        Expression("money", NAMES).needs("bool")
    Expression("count", NAMES).needs("number")
