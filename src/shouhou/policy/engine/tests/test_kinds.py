"""Every kind of rule and every part of one, told as scenarios of a regulation that exists for them alone."""

from pathlib import Path

import pytest

from shouhou.policy.clauses.load import all_packs, load_pack
from shouhou.policy.commands.mutate import run as mutated
from shouhou.policy.scenarios.model import Scenario
from shouhou.policy.scenarios.parse import load_scenarios
from shouhou.policy.scenarios.pure import run_pure

FOLDER = Path(__file__).parent / "kinds"
KINDS = load_pack(FOLDER / "regulation.yaml", "kinds/regulation.yaml")
PACKS = {**all_packs(), "kinds": KINDS}
SCENARIOS = load_scenarios(FOLDER / "scenarios.yaml", PACKS)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.name)
def test_it_does_what_its_scenario_says(scenario: Scenario) -> None:
    assert [str(failure) for failure in run_pure(scenario, PACKS)] == []


def test_its_scenarios_notice_a_change() -> None:
    tried, unnoticed = mutated(KINDS, PACKS, SCENARIOS)
    assert tried >= 100
    assert [str(mutant) for mutant in unnoticed] == []
