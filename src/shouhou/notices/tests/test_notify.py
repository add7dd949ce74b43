"""Use case: somebody is told something, once for its key."""

import datetime as dt

from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.notices.models import Delivery, Notice, Reception
from shouhou.notices.queries import unread_count
from shouhou.notices.services.notify import notify
from shouhou.notices.tests.scenes import channel, reached, tell
from shouhou.people.models import User


def test_it_tells_each_person_once(world: World) -> None:
    people = [world.people["tao"], world.people["mei"]]
    given = {"about": "S1", "address": "/cases/S1", "at": world.now, "now": world.now}
    assert len(notify(kind="mention", key="k", recipients=people, **given)) == 2  # type: ignore[arg-type]
    with nothing_changed():
        assert notify(kind="mention", key="k", recipients=people, **given) == []  # type: ignore[arg-type]
    assert unread_count(world.people["tao"]) == 1


def test_it_tells_nobody_who_has_left(world: World) -> None:
    User.objects.filter(pk=world.people["tao"]).update(is_active=False)
    with nothing_changed():
        assert tell(world, "tao") == []


def test_it_does_not_ring_for_a_kind_that_somebody_has_muted(world: World) -> None:
    Reception.objects.create(person_id=world.people["tao"], ways={"mention": []})
    tell(world, "tao")
    assert Notice.objects.get().muted
    assert unread_count(world.people["tao"]) == 0


def test_it_writes_the_message_too(world: World) -> None:
    channel("mail")
    reached(world, "tao", email="tao@example.com")
    tell(world, "tao", now=world.now + dt.timedelta(hours=1))
    assert Delivery.objects.get().not_before == world.now + dt.timedelta(hours=1)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    channel("mail")
    reached(world, "tao", email="tao@example.com")
    assert all_or_nothing(lambda: tell(world, "tao")) == 2
