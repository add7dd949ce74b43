"""Use case: what is due goes to work, each message by a job of its own."""

import datetime as dt

import pytest
from tests.acts import MINUTE
from tests.jobs import deferred, forget
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.notices.models import Channel, Delivery
from shouhou.notices.rules.retries import LEASE
from shouhou.notices.services.claim_deliveries import claim_deliveries
from shouhou.notices.tests.scenes import channel, reached, tell


@pytest.fixture
def message(world: World) -> Delivery:
    channel("mail")
    reached(world, "tao", email="tao@example.com")
    tell(world, "tao")
    forget()
    return Delivery.objects.get()


def test_it_takes_what_is_due_once(world: World, message: Delivery) -> None:
    assert claim_deliveries(now=world.now) == 1
    lease = world.now + LEASE
    assert deferred() == [("notices.send", {"delivery_id": message.pk, "lease": lease.isoformat()})]
    with nothing_changed():
        assert claim_deliveries(now=world.now) == 0


def test_it_takes_it_again_when_the_lease_has_ended_without_an_outcome(world: World, message: Delivery) -> None:
    claim_deliveries(now=world.now)
    assert claim_deliveries(now=world.now + LEASE - MINUTE) == 0
    assert claim_deliveries(now=world.now + LEASE) == 1


@pytest.mark.parametrize(
    "how",
    [{"is_active": False}, {"paused_until": dt.datetime(2026, 3, 2, 9, 1, tzinfo=dt.timezone(dt.timedelta(hours=8)))}],
)
def test_it_leaves_what_a_channel_cannot_carry_now(world: World, message: Delivery, how: dict) -> None:
    Channel.objects.update(**how)
    with nothing_changed():
        assert claim_deliveries(now=world.now) == 0


def test_it_waits_for_the_minute_of_a_message(world: World, message: Delivery) -> None:
    Delivery.objects.update(not_before=world.now + MINUTE)
    with nothing_changed():
        assert claim_deliveries(now=world.now) == 0


def test_it_leaves_nothing_when_it_breaks(world: World, message: Delivery) -> None:
    assert all_or_nothing(lambda: claim_deliveries(now=world.now)) == 1
