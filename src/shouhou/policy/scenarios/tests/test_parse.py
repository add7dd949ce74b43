from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shouhou.policy.clauses.load import all_packs
from shouhou.policy.language.messages import SourceError
from shouhou.policy.scenarios.parse import load_scenarios
from shouhou.policy.scenarios.pure import run_pure
from shouhou.policy.scenarios.reference import vocabulary_page

TEXT = """\
scenario: one
regulation: furnace-maker
settings: {dissatisfaction_fine: replace}
given:
  people: {desk: 孙丽, technician: 周敏}
  customer: {name: 沈阳某研究所, distance_km: 640}
when:
  - {at: 2026-01-20 09:00, event: request.received, by: customer, channel: phone}
  - {at: 2026-01-20 09:30, expect: [{clock: response, state: running}]}
  - {at: 2026-01-20 10:00, event: request.answered, by: 孙丽}
then:
  - {clock: response, state: met, due: 2026-01-20 12:00}
"""


def test_it_reads_one_scenario_or_a_list() -> None:
    assert not run_pure(load_scenarios(TEXT, all_packs())[0], all_packs())
    indented = "- " + TEXT.replace("\n", "\n  ")
    assert [s.name for s in load_scenarios(indented, all_packs())] == ["one"]


@pytest.mark.parametrize(
    ("find", "put", "says"),
    [
        ("request.received", "request.recieved", "did you mean 'request.received'"),
        ("channel: phone", "chanel: phone", "did you mean 'channel'"),
        ("channel: phone", "channel: fone", "did you mean 'phone'"),
        ("regulation: furnace-maker", "regulation: furnace", "unknown regulation 'furnace'"),
        ("{desk: 孙丽", "{dsk: 孙丽", "did you mean 'desk'"),
        ("{desk: 孙丽, technician: 周敏}", "[孙丽]", "people are given by role"),
        ("distance_km", "distance", "did you mean 'customer.distance_km'"),
        ("distance_km: 640", "distance_km: far", "is an amount"),
        ("  customer: {name", "  custmer: {name", "did you mean 'customer'"),
        ("dissatisfaction_fine: replace", "dissatisfaction_fine: both", "one of replace, add"),
        ("dissatisfaction_fine:", "disatisfaction_fine:", "did you mean 'dissatisfaction_fine'"),
        ("  - {clock: response", "  - {clok: response", "did you mean 'clock'"),
        ("{clock: response, state: met", "{clock: respons, state: met", "did you mean 'response'"),
        ("state: met", "stat: met", "did you mean 'state'"),
        ("state: met", "cover: x", "unknown key of clock 'cover'"),
        ("{clock: response, state: met, due: 2026-01-20 12:00}", "{cover: x}", "unknown clause or cover 'x'"),
        ("due: 2026-01-20 12:00", "due: 2026-01-20", "hour and minute"),
        ("at: 2026-01-20 10:00", "at: 2026-01-20", "hour and minute"),
        ("at: 2026-01-20 10:00, ", "", "a step says when"),
        ("event: request.answered, ", "", "a step needs 'event'"),
        ("by: 孙丽}", "by: 孙丽, refused: FUR-9}", "unknown clause 'FUR-9'"),
        ("by: 孙丽}", "by: 孙丽, supersedes: 7}", "unknown step '7'"),
        ("by: 孙丽}", "by: 孙丽, role: dsk}", "did you mean 'desk'"),
        ("scenario: one", "scenari: one", "did you mean 'scenario'"),
        ("scenario: one", "zone: Asia/Shangai\nscenario: one", "unknown time zone"),
        ("then:", "then: []\nwhen2:", "unknown key 'when2'"),
        ("when:", "when: []\nthen2:", "unknown key"),
    ],
)
def test_it_refuses_what_it_does_not_know(find: str, put: str, says: str) -> None:
    assert find in TEXT
    with pytest.raises(SourceError) as error:
        load_scenarios(TEXT.replace(find, put), all_packs(), "mine.yaml")
    assert str(error.value).startswith("mine.yaml:")
    assert says in str(error.value)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, len(TEXT)),
    st.integers(0, 20),
    st.sampled_from(["", "x", ": ", "[", "}", "{", "'", "- ", "null", "1"]),
)
def test_it_never_fails_otherwise(at: int, length: int, put: str) -> None:
    try:
        for scenario in load_scenarios(TEXT[:at] + put + TEXT[at + length :], all_packs(), "fuzzed.yaml"):
            run_pure(scenario, all_packs())
    except SourceError as error:
        assert str(error).startswith("fuzzed.yaml:")  # noqa: PT017  # playing well is as good


def test_it_tells_a_failure_with_place_and_why() -> None:
    text = TEXT.replace("state: met", "state: missed")
    failure = run_pure(load_scenarios(text, all_packs(), "mine.yaml")[0], all_packs())[0]
    assert "mine.yaml:12: one" in str(failure)
    assert "clock FUR-2.1 response state: wanted missed, found met" in str(failure)
    assert "limit = 3:00:00" in str(failure)


def test_it_keeps_its_reference_page_current() -> None:
    page = Path(__file__).parents[5] / "docs" / "reference" / "scenarios.md"
    assert page.read_text("utf-8") == vocabulary_page()
