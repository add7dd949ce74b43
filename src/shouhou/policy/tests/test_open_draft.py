"""Use case: a draft is begun of what a branch follows."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed, NotFound
from shouhou.policy.clauses.load import all_packs, load_pack
from shouhou.policy.models import Adoption, Draft
from shouhou.policy.queries.trials import trial_of
from shouhou.policy.services.end_adoption import end_adoption
from shouhou.policy.services.open_draft import open_draft
from shouhou.policy.tests.drafts import SETTINGS, begun


def test_it_is_the_adopted_version_word_for_word_with_its_scenarios(world: World) -> None:
    draft = begun(world)
    assert load_pack(draft.content).hash == draft.base_id == all_packs()["furnace-maker"].hash
    assert (draft.settings, draft.base_settings, draft.state) == (SETTINGS, SETTINGS, "open")
    assert draft.authors == [world.people["wen"]]
    trial = trial_of(draft.content, draft.scenarios)
    assert trial.scenarios > 60
    assert trial.unmet == ()


def test_it_is_for_the_owner_of_that_branch(world: World) -> None:
    adoption = Adoption.objects.get()
    for who, error in (("mei", NotAllowed), ("zhao", NotAllowed), ("gu", NotFound)):
        with nothing_changed(), pytest.raises(error):
            open_draft(actor=world.actor(who), adoption_id=adoption.pk, purpose="x", now=world.now)


def test_it_wants_a_purpose_and_an_adoption_that_goes_on(world: World) -> None:
    adoption = Adoption.objects.get()
    with nothing_changed(), pytest.raises(Invalid, match="purpose"):
        open_draft(actor=world.actor("wen"), adoption_id=adoption.pk, purpose=" ", now=world.now)
    end_adoption(adoption_id=adoption.pk, until_on=world.now.date(), today=world.now.date())
    with nothing_changed(), pytest.raises(Invalid):
        open_draft(actor=world.actor("wen"), adoption_id=adoption.pk, purpose="x", now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: begun(world)) >= 1
    assert Draft.objects.count() == 1
