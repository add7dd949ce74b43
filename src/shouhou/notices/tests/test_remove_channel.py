"""Use case: a channel is taken away, with its log."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import NotAllowed, NotFound
from shouhou.notices.models import Channel, Delivery, Notice
from shouhou.notices.services.remove_channel import remove_channel
from shouhou.notices.tests.scenes import channel, tell


def test_it_goes_with_its_log_and_the_notices_stay(world: World) -> None:
    robot = channel("wecom", {"url": "https://example.com/x"}, kinds=["block.waiting"])
    tell(world, "lin", kind="block.waiting")
    remove_channel(channel_id=robot.pk, actor=world.actor("ann"))
    assert (Channel.objects.count(), Delivery.objects.count(), Notice.objects.count()) == (0, 0, 1)


def test_it_is_for_administrators(world: World) -> None:
    robot = channel("wecom")
    with nothing_changed(), pytest.raises(NotAllowed):
        remove_channel(channel_id=robot.pk, actor=world.lin)
    with nothing_changed(), pytest.raises(NotFound):
        remove_channel(channel_id=robot.pk + 1, actor=world.actor("ann"))


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    robot, ann = channel("wecom"), world.actor("ann")
    assert all_or_nothing(lambda: remove_channel(channel_id=robot.pk, actor=ann)) >= 1
