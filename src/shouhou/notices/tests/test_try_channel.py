"""Use case: an administrator tries a channel, and sees at once what the other side answers."""

import pytest
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed, NotFound
from shouhou.notices.models import Delivery, House
from shouhou.notices.services.try_channel import try_channel
from shouhou.notices.tests.scenes import MAIL, channel, reached
from shouhou.notices.tests.servers import mail_server, web_server


def test_it_sends_the_administrator_a_mail(world: World) -> None:
    reached(world, "ann", email="ann@example.com")
    with mail_server() as got:
        mail = channel("mail", settings={**MAIL, "port": got.port})
        attempt = try_channel(channel_id=mail.pk, actor=world.actor("ann"), now=world.now)
    assert attempt is not None
    assert attempt.ok
    assert b"ann@example.com" in got.mails[0]


def test_it_tries_a_test_once_only(world: World) -> None:
    House.objects.create(pk=1, private_targets=True)
    with web_server() as got:
        got.answer = b'{"errcode": 93000, "errmsg": "invalid webhook url"}'
        robot = channel("wecom", {"url": f"http://127.0.0.1:{got.port}/send?key=k"})
        attempt = try_channel(channel_id=robot.pk, actor=world.actor("ann"), now=world.now)
    assert attempt is not None
    assert (attempt.ok, attempt.status) == (False, 200)
    assert "invalid webhook url" in attempt.response
    assert Delivery.objects.get().state == "given_up"


def test_it_needs_an_address_of_ones_own(world: World) -> None:
    mail = channel("mail")
    with nothing_changed(), pytest.raises(Invalid):
        try_channel(channel_id=mail.pk, actor=world.actor("ann"), now=world.now)


def test_it_is_for_administrators(world: World) -> None:
    mail = channel("mail")
    with nothing_changed(), pytest.raises(NotAllowed):
        try_channel(channel_id=mail.pk, actor=world.lin, now=world.now)
    with nothing_changed(), pytest.raises(NotFound):
        try_channel(channel_id=mail.pk + 1, actor=world.actor("ann"), now=world.now)
