import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shouhou.policy.language.messages import SourceError
from shouhou.policy.language.strict_yaml import read


def test_it_reads_exactly_and_without_yaml_surprises() -> None:
    text = "{on: yes, no: no, rate: 0.05, at: 10:00, number: 007, day: 2026-01-20, ok: true, nil: null, n: 3,"
    text += " moment: 2026-01-20 09:00}"
    assert read(text, "x").data == {
        "on": "yes",
        "no": "no",
        "rate": Decimal("0.05"),
        "at": "10:00",
        "number": "007",
        "day": dt.date(2026, 1, 20),
        "moment": "2026-01-20 09:00",
        "ok": True,
        "nil": None,
        "n": 3,
    }


def test_it_remembers_the_place_of_keys_and_values() -> None:
    document = read("a:\n  - {b: 1, c: two}\n", "pack.yaml")
    assert document.values["a", 0, "c"][:2] == (1, 14)
    assert document.keys["a", 0, "c"][:2] == (1, 11)
    assert (
        str(document.error(("a", 0, "c"), "wrong")) == "pack.yaml:2: wrong\n      - {b: 1, c: two}\n                  ^"
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: 1\na: 2", "2: 'a' is written twice"),
        ("a: [1, 2", "expected"),
        ("a: !!python/object/apply:os.system [ls]", "tag"),
        ("a: !x y", "tag"),
        ("day: 2026-02-30", "not a day of the calendar"),
        ("? [a]\n: b", "one word"),
        ("", "empty"),
        ("a: \x00", "cannot be read"),
        ("a: *nobody", "undefined alias"),
        ("[" * 500 + "]" * 500, "deep"),
        ("a: &x [*x]", ""),
        (
            "a: &a [1,1,1,1,1,1,1,1,1,1]\n"
            + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 10)}]\n" for n in range(7)),
            "repeated",
        ),
        ("<<: {a: 1}\n<<: {b: 2}", "twice"),
    ],
)
def test_it_says_what_is_wrong_and_where(text: str, says: str) -> None:
    with pytest.raises(SourceError) as error:
        read(text, "file.yaml")
    assert str(error.value).startswith("file.yaml:")
    assert says in str(error.value)


@given(st.text(alphabet="{}[]:,-&*!|>'\"% \n\tab01#?", max_size=60))
def test_it_never_fails_otherwise(text: str) -> None:
    try:
        read(text, "x")
    except SourceError as error:
        assert str(error).startswith("x:")  # noqa: PT017  # reading well is as good
