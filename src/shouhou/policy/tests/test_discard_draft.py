"""Use case: a draft that is not wanted is put aside."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed
from shouhou.policy.services.discard_draft import discard_draft
from shouhou.policy.tests.drafts import begun, change, limit


def test_it_stands_to_be_read_and_can_no_longer_be_changed(world: World) -> None:
    draft = begun(world)
    with nothing_changed(), pytest.raises(NotAllowed):
        discard_draft(actor=world.actor("zhao"), draft_id=draft.pk, now=world.now)
    discard_draft(actor=world.actor("wen"), draft_id=draft.pk, now=world.now)
    with nothing_changed(), pytest.raises(Invalid):
        change(world, draft, limit("24h"))
    with nothing_changed(), pytest.raises(Invalid):
        discard_draft(actor=world.actor("wen"), draft_id=draft.pk, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    draft = begun(world)
    assert all_or_nothing(lambda: discard_draft(actor=world.actor("wen"), draft_id=draft.pk, now=world.now)) >= 1
