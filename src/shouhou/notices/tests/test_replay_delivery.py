"""Use case: a message that went out, or was given up, is sent once more."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import NotAllowed, NotFound
from shouhou.notices.models import Delivery
from shouhou.notices.services.replay_delivery import replay_delivery
from shouhou.notices.tests.scenes import channel, tell


@pytest.fixture
def sent(world: World) -> Delivery:
    channel("wecom", {"url": "https://example.com/x"}, kinds=["block.waiting"])
    tell(world, "lin", kind="block.waiting")
    Delivery.objects.update(state="sent", sent_at=world.now, tries=3)
    return Delivery.objects.get()


def test_it_is_due_at_once_with_all_its_tries_before_it(world: World, sent: Delivery) -> None:
    replay_delivery(delivery_id=sent.pk, actor=world.actor("ann"), now=world.now)
    sent.refresh_from_db()
    assert (sent.state, sent.tries, sent.not_before, sent.sent_at) == ("waiting", 0, world.now, None)


def test_it_is_for_administrators(world: World, sent: Delivery) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        replay_delivery(delivery_id=sent.pk, actor=world.lin, now=world.now)
    with nothing_changed(), pytest.raises(NotFound):
        replay_delivery(delivery_id=sent.pk + 1, actor=world.actor("ann"), now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World, sent: Delivery) -> None:
    ann = world.actor("ann")
    assert all_or_nothing(lambda: replay_delivery(delivery_id=sent.pk, actor=ann, now=world.now)) == 1
