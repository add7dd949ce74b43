"""Use case: what a draft's scenarios expect is amended."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed
from shouhou.policy.models import Draft
from shouhou.policy.queries.trials import trial_of
from shouhou.policy.tests.drafts import amend, begun, change, limit


def longer(world: World) -> Draft:
    """The answer may come an hour later: scenarios on the edge of three hours find that out."""
    draft = begun(world)
    change(world, draft, limit("4h"))
    return draft


def test_it_shows_what_the_change_moves_with_old_and_new(world: World) -> None:
    draft = longer(world)
    unmet = trial_of(draft.content, draft.scenarios).unmet
    assert unmet
    moved = next(one for one in unmet if one.proposal and "due" in one.text)
    assert moved.moved[0].wanted != moved.moved[0].found
    assert moved.moved[0].found in moved.proposal


def test_it_is_met_once_every_expectation_is_amended_or_taken_away(world: World) -> None:
    draft = longer(world)
    while unmet := trial_of(draft.content, draft.scenarios).unmet:
        for one in reversed(unmet):  # what is taken away moves only what stands behind it
            amend(world, draft, one.path, one.proposal)
    assert trial_of(draft.content, draft.scenarios).scenarios > 60
    assert draft.changes.filter(what__contains="：").exists() or draft.changes.count() > 1


def test_it_expects_what_is_found_wherever_that_can_be_said(world: World) -> None:
    draft = longer(world)
    before = trial_of(draft.content, draft.scenarios).unmet
    amend(world, draft, "*", "")
    left = trial_of(draft.content, draft.scenarios).unmet
    assert len(left) == len([one for one in before if not one.proposal]) < len(before)


def test_it_takes_whole_scenarios(world: World) -> None:
    draft = begun(world)
    amend(world, draft, "", "- {scenario: 一, regulation: furnace-maker, given: {people: {desk: 孙丽}}, when: "
          "[{at: 2026-01-20 09:00, event: request.received, by: customer, channel: phone, visit_needed: false}], "
          "then: [{clock: FUR-2.1, state: running}]}")  # fmt: skip
    assert trial_of(draft.content, draft.scenarios).scenarios == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [("0.then.0", "{clok: FUR-2.1}"), ("0.then.0", "["), ("0.then.99", "{state: x}"), ("99.then.0", "{}"), ("", "[1]"),
     ("0.then.x", "{clock: FUR-2.1}")],
)  # fmt: skip
def test_it_refuses_what_the_language_does_not_know(world: World, path: str, text: str) -> None:
    draft = begun(world)
    with nothing_changed(), pytest.raises(Invalid, match="text"):
        amend(world, draft, path, text)


def test_it_is_for_the_owner_and_while_it_is_open(world: World) -> None:
    draft = begun(world)
    with nothing_changed(), pytest.raises(NotAllowed):
        amend(world, draft, "0.then.0", "", who="zhao")
    Draft.objects.update(state="proposed")
    with nothing_changed(), pytest.raises(Invalid):
        amend(world, draft, "0.then.0", "")


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    draft = longer(world)
    path = trial_of(draft.content, draft.scenarios).unmet[0].path
    assert all_or_nothing(lambda: amend(world, draft, path, "")) >= 2
