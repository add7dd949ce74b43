"""Use case: what people were told goes out by the channels that they, or a group, want it by."""

import datetime as dt

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.notices.models import Delivery, Notice, Reception, Wording
from shouhou.notices.services.send_out import send_out
from shouhou.notices.tests.scenes import channel, reached, tell
from shouhou.people import public as people
from shouhou.people.models import Branch, User


def test_it_writes_in_the_language_of_the_reader(world: World) -> None:
    channel("mail")
    for name in ("tao", "mei"):
        reached(world, name, email=f"{name}@example.com")
    User.objects.filter(username="mei").update(language="en")
    for name in ("tao", "mei"):
        tell(world, name, key="k")
    titles = dict(Delivery.objects.values_list("recipient__username", "title"))
    assert titles == {"tao": "S1：林海 提到了你", "mei": "S1: 林海 mentioned you"}


def test_it_uses_the_words_of_the_organisation(world: World) -> None:
    channel("mail")
    reached(world, "tao", email="tao@example.com")
    Wording.objects.create(kind="mention", language="zh-hans", title="{person}找你", text="请看{about}")
    tell(world, "tao")
    assert (Delivery.objects.get().title, Delivery.objects.get().text) == ("林海找你", "请看S1")


@pytest.mark.parametrize(("email", "ways"), [("", None), ("tao@example.com", {"mention": ["app"]})])
def test_it_writes_nothing_to_whoever_cannot_or_will_not_have_it(world: World, email: str, ways: dict | None) -> None:
    channel("mail")
    reached(world, "tao", email=email)
    if ways:
        Reception.objects.create(person_id=world.people["tao"], ways=ways)
    tell(world, "tao")
    assert not Delivery.objects.exists()


def test_it_holds_messages_back_until_quiet_hours_end_unless_they_are_urgent(world: World) -> None:
    channel("mail")
    reached(world, "tao", email="tao@example.com")
    both = {"mention": ["mail"], "clock.missed": ["mail"]}
    quiet = {"quiet_from": dt.time(8), "quiet_until": dt.time(10, 30)}
    Reception.objects.create(person_id=world.people["tao"], ways=both, **quiet)
    tell(world, "tao", key="1")
    tell(world, "tao", kind="clock.missed", key="2", facts={"clock": "response", "due": world.now.isoformat()})
    due = dict(Delivery.objects.values_list("kind", "not_before"))
    assert due == {"mention": world.now + dt.timedelta(minutes=90), "clock.missed": world.now}


def test_it_tells_a_group_once_whatever_the_number_of_people(world: World) -> None:
    robot = channel("wecom", {"url": "https://example.com/x"}, kinds=["block.waiting"], language="en")
    for name in ("lin", "zhao"):
        tell(world, name, kind="block.waiting", key="block/1")
    tell(world, "lin", kind="clock.missed", key="other")
    message = Delivery.objects.get()
    assert (message.channel, message.recipient, message.kind) == (robot, None, "block.waiting")
    assert message.payload["about"] == "S1"


def test_it_tells_a_group_of_its_own_branch_only(world: World) -> None:
    shenyang, dalian = (Branch.objects.get(pk=world.branches[name]) for name in ("shenyang", "dalian"))
    channel("wecom", {"url": "https://example.com/x"}, kinds=["block.waiting"], branch=dalian)
    tell(world, "lin", kind="block.waiting", key="1", branch_path=shenyang.path)
    assert not Delivery.objects.exists()
    tell(world, "lin", kind="block.waiting", key="2", branch_path=dalian.path)
    assert Delivery.objects.count() == 1


def test_it_uses_no_channel_that_is_off(world: World) -> None:
    channel("wecom", {"url": "https://example.com/x"}, kinds=["mention"], is_active=False)
    tell(world, "tao")
    assert not Delivery.objects.exists()


def given(world: World) -> dict:
    channel("wecom", {"url": "https://example.com/x"}, kinds=["block.waiting"])
    tell(world, "lin", kind="block.waiting")
    Delivery.objects.all().delete()
    return {
        "notices": list(Notice.objects.all()), "addressees": people.addressees([world.people["lin"]]), "wishes": {},
        "branch_path": "", "now": world.now,
    }  # fmt: skip


def test_it_writes_nothing_twice(world: World) -> None:
    send = given(world)
    send_out(**send)
    with nothing_changed():
        send_out(**send)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    send = given(world)
    assert all_or_nothing(lambda: send_out(**send)) == 1
