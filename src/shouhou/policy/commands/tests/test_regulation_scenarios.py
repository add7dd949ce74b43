"""Every scenario beside a regulation holds, and would notice if it did not."""

import dataclasses

import pytest

from shouhou.policy.clauses.load import all_packs
from shouhou.policy.commands.proofs import regulation_scenarios
from shouhou.policy.scenarios.model import Expectation, Scenario
from shouhou.policy.scenarios.pure import run_pure

SCENARIOS = regulation_scenarios()


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.name)
def test_it_holds(scenario: Scenario) -> None:
    failures = run_pure(scenario, all_packs())
    assert not failures, "\n".join(map(str, failures))


def turned(one: Expectation) -> Expectation:
    """The same expectation, wrong."""
    if one.kind == "clock" and "state" in one.wants:
        other = "met" if one.wants["state"] != "met" else "missed"
        return dataclasses.replace(one, wants={**one.wants, "state": other})
    opposite = {"fault": "no_fault", "no_fault": "fault", "fine": "no_fine", "no_fine": "fine", "task": "no_task"}
    opposite |= {"no_task": "task", "notice": "no_notice", "no_notice": "notice"}
    if one.kind in opposite and one.wants.get("outcome") not in ("waived", "revoked"):
        wants = {k: v for k, v in one.wants.items() if k in ("person", "to", "for")}
        return dataclasses.replace(one, kind=opposite[one.kind], wants=wants)
    return dataclasses.replace(one, kind="undecided", about=["nothing"], wants={})


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.name)
def test_it_notices_when_its_first_expectation_is_turned_round(scenario: Scenario) -> None:
    if scenario.then:
        first = scenario.then[0]
        if first.kind == "fault" and first.wants.get("state") in ("displaced", "moved", "excused", "withdrawn"):
            first = dataclasses.replace(first, wants={"state": "proposed"})
        else:
            first = turned(first)
        scenario = dataclasses.replace(scenario, then=(first, *scenario.then[1:]))
    else:
        check = scenario.checks[0]
        turned_check = dataclasses.replace(check, expect=(turned(check.expect[0]), *check.expect[1:]))
        scenario = dataclasses.replace(scenario, checks=(turned_check, *scenario.checks[1:]))
    assert run_pure(scenario, all_packs())


def test_it_notices_a_step_that_should_have_been_refused() -> None:
    scenario = next(s for s in SCENARIOS if not any(step.refused for step in s.steps))
    step = dataclasses.replace(scenario.steps[-1], refused=("FUR-2.22",))
    assert run_pure(dataclasses.replace(scenario, steps=(*scenario.steps[:-1], step)), all_packs())


def test_it_notices_a_step_that_was_refused() -> None:
    scenario = next(s for s in SCENARIOS if any(step.refused for step in s.steps))
    steps = tuple(dataclasses.replace(step, refused=(), missing=None) for step in scenario.steps)
    assert any(
        "refused" in failure.what for failure in run_pure(dataclasses.replace(scenario, steps=steps), all_packs())
    )
