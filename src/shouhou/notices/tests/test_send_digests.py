"""Use case: once a day what somebody has not read comes by e-mail."""

import datetime as dt

from tests.acts import DAY
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.notices.models import Delivery, Reception
from shouhou.notices.services.send_digests import send_digests
from shouhou.notices.tests.scenes import channel, reached, tell


def wishing(world: World) -> Reception:
    channel("mail")
    reached(world, "tao", email="tao@example.com")
    return Reception.objects.create(
        person_id=world.people["tao"], digest_at=dt.time(9), next_digest_at=world.now, ways={"mention": ["app"]}
    )


def test_it_sends_what_is_unread_and_waits_for_the_next_day(world: World) -> None:
    wishes = wishing(world)
    tell(world, "tao", key="1")
    tell(world, "tao", key="2", about="S2")
    assert send_digests(now=world.now) == 1
    message = Delivery.objects.get()
    assert (message.title, message.text) == ("2 条未读通知", "· S2：林海 提到了你\n· S1：林海 提到了你")
    wishes.refresh_from_db()
    assert wishes.next_digest_at == world.now + DAY
    with nothing_changed():
        assert send_digests(now=world.now) == 0


def test_it_sends_nothing_where_nothing_is_unread(world: World) -> None:
    wishing(world)
    assert send_digests(now=world.now) == 1
    assert not Delivery.objects.exists()


def test_it_says_when_there_is_more(world: World) -> None:
    wishing(world)
    for n in range(52):
        tell(world, "tao", key=str(n))
    send_digests(now=world.now)
    assert (Delivery.objects.get().title, Delivery.objects.get().text[-4:]) == ("50+ 条未读通知", "还有更多")


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    wishing(world)
    tell(world, "tao")
    assert all_or_nothing(lambda: send_digests(now=world.now)) == 2
