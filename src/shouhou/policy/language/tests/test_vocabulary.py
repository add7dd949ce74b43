import datetime as dt
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shouhou.policy.language import vocabulary
from shouhou.policy.language.fields import InvalidFields
from shouhou.policy.language.messages import SourceError
from shouhou.policy.language.strict_yaml import read
from shouhou.policy.language.vocabulary import FOLDER, Vocabulary

CASE = vocabulary.load()
ZONE = ZoneInfo("Asia/Shanghai")

LISTED = """
request.received request.urged request.answered requirement.confirmed solution.proposed visit.planned
visit.departed visit.arrived work.done training.recorded signoff.signed signoff.refused signoff.absent
block.reported block.confirmed block.rejected block.explained block.cleared mediation.opened mediation.settled
mediation.failed escalation.raised escalation.failed_attempt escalation.reached escalation.decided
followup.recorded fault.found fine.confirmed fine.appealed file.closed case.cancelled case.merged
case.reopened task.assigned event.corrected parts.requested parts.approved parts.paid parts.packed
parts.shipped parts.received return.booked return.reported
"""


def test_it_has_every_word_that_the_design_lists() -> None:
    assert set(LISTED.split()) <= set(CASE.words)


def test_it_says_everything_in_both_languages() -> None:
    for name, word in CASE.words.items():
        assert word.label.zh != word.label.en
        assert word.by or name == "content.erased", name  # that one is recorded by the spine itself
        for field in word.fields.values():
            assert field.label.get("zh-hans") == field.zh


@pytest.mark.clause("FUR-6.0b")
@pytest.mark.parametrize(
    "raw", ["2026-01-20", "09:00", "2026-01-20 09", "yesterday", "2026-02-30 09:00", "2026-01-20 25:00"]
)
def test_it_refuses_a_time_that_is_not_exact_to_the_minute(raw: str) -> None:
    with pytest.raises(InvalidFields) as error:
        CASE.parse("block.reported", {"cause": "user", "began_at": raw}, ZONE)
    assert set(error.value.errors) == {"began_at"}
    assert error.value.errors["began_at"].zh


@pytest.mark.clause("FUR-6.0b")
@pytest.mark.parametrize(
    "raw",
    [
        "2026-01-20 09:00",
        "2026-01-20T09:00:59",
        "2026-01-20 01:00Z",
        "2026-01-20T09:00+08:00",
        dt.datetime(2026, 1, 20, 9, 0, 30, tzinfo=ZONE),
    ],
)
def test_it_cuts_an_instant_to_the_minute_in_utc(raw: Any) -> None:
    parsed = CASE.parse("block.reported", {"cause": "user", "began_at": raw}, ZONE)
    assert parsed["began_at"] == dt.datetime(2026, 1, 20, 1, tzinfo=dt.UTC)


def test_it_parses_what_a_form_sends_and_leaves_out_what_is_empty() -> None:
    raw = {"visit_needed": "true", "channel": "phone", "kind": "", "requirement": "炉子不升温", "training_due": None}
    assert CASE.parse("request.received", raw, ZONE) == {"visit_needed": True, "channel": "phone", "requirement": True}


@pytest.mark.parametrize(
    ("word", "raw", "field", "says"),
    [
        ("request.received", {"chanel": "phone"}, "chanel", "did you mean 'channel'"),
        ("request.received", {"channel": "fone"}, "channel", "did you mean 'phone'"),
        ("request.received", {"visit_needed": "maybe"}, "visit_needed", "yes (true)"),
        ("fault.found", {"clause": "FUR-2.1", "cause": "own"}, "person", "needed"),
        ("task.assigned", {"duty": "enginer", "person": "x"}, "duty", "engineer"),
        ("parts.paid", {"amount": "1.005"}, "amount", "2 decimals"),
        ("parts.paid", {"amount": "-1"}, "amount", "2 decimals"),
        ("parts.paid", {"amount": 1.5}, "amount", "2 decimals"),
        ("parts.paid", {"amount": "1e9"}, "amount", "2 decimals"),
        ("purchase.requested", {"needed_by": "2026-01-20 09:00", "quantity": "two"}, "quantity", "whole number"),
        ("visit.planned", {"engineer": "a\x00b"}, "engineer", "one line"),
        ("visit.planned", {"engineer": ["x"]}, "engineer", "one line"),
        ("request.received", {"requirement": "x" * 6000}, "requirement", "longer"),
    ],
)
def test_it_says_at_the_field_what_is_wrong(word: str, raw: dict[str, Any], field: str, says: str) -> None:
    with pytest.raises(InvalidFields) as error:
        CASE.parse(word, raw, ZONE)
    assert says in error.value.errors[field].en


def values(field: vocabulary.Field) -> st.SearchStrategy[Any]:
    if field.choices:
        return st.sampled_from(sorted(field.choices))
    minutes = st.integers(0, 60_000_000).map(lambda n: dt.datetime(1990, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=n))
    return {
        "bool": st.booleans(),
        "words": st.just(True),
        "instant": minutes,
        "date": st.dates(),
        "duration": st.integers(0, 10**6).map(lambda n: dt.timedelta(minutes=n)),
        "role": st.sampled_from(sorted(CASE.roles)),
        "money": st.decimals(0, 10**9, places=2),
        "integer": st.integers(-(10**9), 10**9),
        "event": st.integers(1, 10**6),
        "person": st.from_regex(r"[a-z0-9]{1,20}", fullmatch=True),
        "persons": st.lists(st.from_regex(r"[a-z0-9]{1,20}", fullmatch=True), min_size=1, max_size=3, unique=True),
        "code": st.from_regex(r"[A-Za-z0-9\-]{1,20}", fullmatch=True),
    }[field.type]


@st.composite
def filled(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    word = draw(st.sampled_from(sorted(CASE.words)))
    spec = CASE.words[word].fields
    return word, {n: draw(values(f)) for n, f in spec.items() if f.required or draw(st.booleans())}


@given(filled())
def test_it_stores_and_reads_back_the_same(event: tuple[str, dict[str, Any]]) -> None:
    word, data = event
    stored = CASE.dump(word, data)
    assert CASE.load(word, stored) == data
    assert CASE.parse(word, stored, ZONE) == data


@given(
    st.sampled_from(sorted(CASE.words)),
    st.dictionaries(
        st.text(max_size=12),
        st.one_of(st.none(), st.text(), st.integers(), st.floats(), st.lists(st.text()), st.booleans()),
        max_size=4,
    ),
)
def test_it_never_fails_otherwise(word: str, raw: dict[str, Any]) -> None:
    try:
        CASE.parse(word, {**dict.fromkeys(CASE.words[word].fields, "x"), **raw}, ZONE)
    except InvalidFields as error:
        assert all(m.en and m.zh for m in error.errors.values())  # noqa: PT017  # parsing well is as good


def changed(find: str, put: str) -> Vocabulary:
    text = (FOLDER / "case.yaml").read_text("utf-8")
    assert find in text
    return Vocabulary(read(text.replace(find, put, 1), "case.yaml"), vocabulary.load_common())


@pytest.mark.parametrize(
    ("find", "put", "says"),
    [
        ("carrier: {type: code", "class: {type: code", "cannot be a name"),
        ("carrier: {type: code", "__class: {type: code", "cannot be a name"),
        ("carrier: {type: code", "ref: {type: code", "word of every event"),
        ("type: choice, of: channels", "type: choice, of: chanels", "did you mean 'channels'"),
        ("type: instant, required", "type: instnat, required", "did you mean 'instant'"),
        ("assigns: {engineer: engineer}", "assigns: {enginer: engineer}", "did you mean 'engineer'"),
        ("by: [head, manager, desk]", "by: [head, manger, desk]", "did you mean 'manager'"),
        ("opens: block.reported", "opens: block.report", "did you mean 'block.reported'"),
        ("latest: request.received.kind", "latest: request.received.knd", "did you mean 'kind'"),
        ("after: [requested]", "after: [request]", "did you mean 'requested'"),
        ("    plain: true", "    plane: true", "did you mean 'plain'"),
        ("zh: 维修}", "zh: ''}", "both languages"),
        ("request.urged:", "urged:", "a thing and what happens"),
    ],
)
def test_it_refuses_a_broken_sheet_at_its_line(find: str, put: str, says: str) -> None:
    with pytest.raises(SourceError) as error:
        changed(find, put)
    assert says in str(error.value)
    assert str(error.value).startswith("case.yaml:")


def test_it_keeps_words_of_python_out_of_expressions() -> None:
    assert "return.booked" in CASE.words
    assert not [name for name in CASE.names if name.startswith("return.")]


def test_it_knows_decimals_of_money() -> None:
    assert CASE.parse("parts.paid", {"amount": "800 CNY"}, ZONE) == {"amount": Decimal(800)}
