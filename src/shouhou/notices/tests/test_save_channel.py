"""Use case: a channel is set up or changed."""

from typing import Any

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed, NotFound
from shouhou.kernel.sealing import unseal
from shouhou.notices.models import Channel
from shouhou.notices.services.save_channel import save_channel
from shouhou.notices.tests.scenes import MAIL, channel

ROBOT = "https://oapi.dingtalk.com/robot/send?access_token=t"


def save(world: World, kind: str, who: str = "ann", **more: Any) -> tuple[int, str]:
    given: dict[str, Any] = {
        "channel_id": None, "name": "渠道", "settings": {}, "secrets": {}, "kinds": [], "language": "zh-hans",
        "branch_id": None, "is_active": True, **more,
    }  # fmt: skip
    return save_channel(kind=kind, actor=world.actor(who), now=world.now, **given)


def test_it_keeps_secrets_apart_and_does_not_lose_them(world: World) -> None:
    pk, shown = save(world, "dingtalk", secrets={"url": ROBOT, "secret": "SEC1"}, kinds=["block.waiting", "nothing"])
    robot = Channel.objects.get(pk=pk)
    assert (shown, robot.kinds) == ("", ["block.waiting"])
    assert "access_token" not in robot.sealed
    save(world, "dingtalk", channel_id=pk, name="派工群", secrets={"url": "", "secret": "SEC2"})
    robot.refresh_from_db()
    assert (robot.name, unseal(robot.sealed)) == ("派工群", {"url": ROBOT, "secret": "SEC2"})


def test_it_makes_the_secret_of_a_webhook_and_shows_it_once(world: World) -> None:
    settings = {"url": "https://hooks.example.com/shouhou"}
    pk, shown = save(world, "webhook", settings=settings)
    assert unseal(Channel.objects.get(pk=pk).sealed) == {"secret": shown}
    assert save(world, "webhook", channel_id=pk, settings=settings) == (pk, "")


def test_it_forgets_the_failures_of_a_channel_that_is_switched_on_again(world: World) -> None:
    hook = channel(
        "wecom", {"url": "https://example.com/x"}, is_active=False, failures=10, closed_at=world.now,
        failing_since=world.now, last_error="500",
    )  # fmt: skip
    save(world, "wecom", channel_id=hook.pk)
    hook.refresh_from_db()
    assert (hook.is_active, hook.failures, hook.closed_at, hook.last_error) == (True, 0, None, "")


@pytest.mark.parametrize(
    ("kind", "given", "field"),
    [
        ("wecom", {}, "url"), ("wecom", {"secrets": {"url": "https://10.0.0.1/x"}}, "url"),
        ("wecom", {"secrets": {"url": ROBOT}, "name": " "}, "name"), ("sms", {}, "access_key_secret"),
        ("webhook", {"settings": {"url": "http://example.com"}}, "url"),
        ("webhook", {"settings": {"url": "https://localhost/x"}}, "url"),
    ],
)  # fmt: skip
def test_it_refuses_what_cannot_work(world: World, kind: str, given: dict[str, Any], field: str) -> None:
    with nothing_changed(), pytest.raises(Invalid) as refused:
        save(world, kind, **given)
    assert set(refused.value.fields) == {field}


def test_it_has_one_mail_server(world: World) -> None:
    save(world, "mail", settings=MAIL)
    with nothing_changed(), pytest.raises(Invalid):
        save(world, "mail", settings=MAIL)


def test_it_is_for_administrators(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        save(world, "mail", who="lin", settings=MAIL)
    with nothing_changed(), pytest.raises(NotFound):
        save(world, "mail", channel_id=7_000_000, settings=MAIL)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: save(world, "mail", settings=MAIL)) == 1
