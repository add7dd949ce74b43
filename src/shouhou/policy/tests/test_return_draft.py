"""Use case: a proposed draft goes back to its author."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.policy.models import Draft
from shouhou.policy.services.return_draft import return_draft
from shouhou.policy.tests.drafts import begun, change, limit, proposed


def give_back(world: World, draft: Draft, who: str = "zhao", remark: str = "先问销售") -> None:
    return_draft(actor=world.actor(who), draft_id=draft.pk, remark=remark, now=world.now)


@pytest.mark.parametrize("who", ["zhao", "wen"])
def test_it_can_be_changed_again(world: World, who: str) -> None:
    draft = proposed(world)
    give_back(world, draft, who)
    draft.refresh_from_db()
    assert (draft.state, draft.remark, draft.from_on) == ("open", "先问销售", None)
    assert change(world, draft, limit("24h"), settings=draft.settings) == 1


def test_it_wants_a_reason_and_something_proposed(world: World) -> None:
    draft = proposed(world)
    with nothing_changed(), pytest.raises(Invalid):
        give_back(world, draft, remark=" ")
    with nothing_changed(), pytest.raises(NotFound):
        give_back(world, draft, who="mei")
    other = begun(world)
    with nothing_changed(), pytest.raises(Invalid):
        give_back(world, other)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    draft = proposed(world)
    assert all_or_nothing(lambda: give_back(world, draft)) >= 1
