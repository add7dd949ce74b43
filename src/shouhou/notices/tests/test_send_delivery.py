"""Use case: one message is brought to the other side, or is put aside for another try."""

import datetime as dt
import json

import pytest
from django.db import connection
from tests.acts import MINUTE
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.notices.models import Attempt, Channel, Delivery, House, Notice
from shouhou.notices.rules import retries
from shouhou.notices.rules.requests import webhook_sign
from shouhou.notices.services.send_delivery import send_delivery
from shouhou.notices.tests.scenes import MAIL, channel, reached, tell
from shouhou.notices.tests.servers import Got, mail_server, web_server

SECRET = "whsec_geheim"


def mail_to_tao(world: World, got: Got) -> Delivery:
    channel("mail", settings={**MAIL, "port": got.port})
    reached(world, "tao", email="tao@example.com")
    tell(world, "tao")
    return Delivery.objects.get()


def webhook(world: World, got: Got) -> Delivery:
    House.objects.create(pk=1, private_targets=True, site="https://shouhou.example")
    url = f"http://127.0.0.1:{got.port}/hook"
    channel("webhook", {"secret": SECRET}, settings={"url": url}, kinds=["clock.missed"])
    facts = {"clock": "response", "due": world.now.isoformat()}
    tell(world, "tao", kind="clock.missed", clause="FUR-2.1", facts=facts)
    return Delivery.objects.get()


def send(delivery: Delivery, now: dt.datetime) -> Attempt | None:
    delivery.refresh_from_db()
    return send_delivery(delivery_id=delivery.pk, lease=delivery.not_before, now=now)


def test_it_sends_an_email(world: World) -> None:
    with mail_server() as got:
        delivery = mail_to_tao(world, got)
        attempt = send(delivery, world.now)
    assert attempt is not None
    assert attempt.ok
    delivery.refresh_from_db()
    assert (delivery.state, delivery.sent_at, len(got.mails)) == ("sent", world.now, 1)


def test_it_signs_what_a_webhook_gets(world: World) -> None:
    with web_server() as got:
        delivery = webhook(world, got)
        send(delivery, world.now)
    path, headers, body = got.requests[0]
    assert path == "/hook"
    stamp = str(int(world.now.timestamp()))
    assert headers["X-Shouhou-Timestamp"] == stamp
    assert headers["X-Shouhou-Signature"] == f"sha256={webhook_sign(stamp, body, SECRET)}"
    told = json.loads(body)
    assert (told["kind"], told["about"], told["clause"]) == ("clock.missed", "S1", "FUR-2.1")
    assert told["link"] == "https://shouhou.example/cases/S1"
    assert told["id"] == headers["X-Shouhou-Id"]


def test_it_tries_again_after_growing_delays_and_gives_up_in_the_end(world: World) -> None:
    with web_server() as got:
        got.status, got.answer = 500, b"broken"
        delivery, now, waits = webhook(world, got), world.now, []
        for _ in range(len(retries.AFTER) + 1):
            attempt = send(delivery, now)
            assert attempt is not None
            assert (attempt.status, attempt.response) == (500, "broken")
            delivery.refresh_from_db()
            waits.append(delivery.not_before - now)
            now = delivery.not_before
    assert waits[:-1] == retries.AFTER
    assert (delivery.state, delivery.tries) == ("given_up", len(retries.AFTER) + 1)
    ids = {headers["X-Shouhou-Id"] for _path, headers, _body in got.requests}
    assert len(ids) == 1, "a program must know that it is the same message"


def test_it_waits_with_the_whole_channel_while_the_mail_server_is_dead(world: World) -> None:
    with mail_server() as got:
        delivery = mail_to_tao(world, got)
    tell(world, "tao", key="another")
    second = Delivery.objects.latest("pk")
    send(delivery, world.now)
    mail = Channel.objects.get()
    assert (mail.failures, mail.failing_since, mail.paused_until) == (1, world.now, world.now + MINUTE)
    assert send(second, world.now) is None
    second.refresh_from_db()
    assert (second.not_before, second.tries) == (mail.paused_until, 0)
    with mail_server() as back:
        Channel.objects.update(settings={**MAIL, "port": back.port})
        assert send(second, world.now + MINUTE) is not None
    mail.refresh_from_db()
    assert (mail.failures, mail.failing_since, mail.last_error, mail.is_active) == (0, None, "", True)


def test_it_never_switches_mail_off(world: World) -> None:
    with mail_server() as got:
        delivery = mail_to_tao(world, got)
    Channel.objects.update(failures=retries.CLOSE_AFTER)
    send(delivery, world.now)
    assert Channel.objects.get().is_active


def test_it_gives_up_on_a_person_whom_the_mail_server_does_not_know(world: World) -> None:
    with mail_server() as got:
        got.refuses = "tao@example.com"
        delivery = mail_to_tao(world, got)
        send(delivery, world.now)
    delivery.refresh_from_db()
    assert (delivery.state, Channel.objects.get().failures) == ("given_up", 0)


def test_it_switches_a_webhook_off_that_fails_again_and_again_and_tells_the_administrator(world: World) -> None:
    with web_server() as got:
        got.status = 500
        delivery = webhook(world, got)
        Channel.objects.update(failures=retries.CLOSE_AFTER - 1)
        send(delivery, world.now)
    hook = Channel.objects.get()
    assert (hook.is_active, hook.closed_at) == (False, world.now)
    notice = Notice.objects.get(kind="channel.closed")
    assert (notice.recipient_id, notice.address) == (world.people["ann"], f"/notices/channels/{hook.pk}")


def test_it_refuses_the_own_network_where_that_is_not_allowed(world: World) -> None:
    with web_server() as got:
        delivery = webhook(world, got)
        House.objects.update(private_targets=False)
        attempt = send(delivery, world.now)
    assert attempt is not None
    assert (attempt.ok, got.requests) == (False, [])
    delivery.refresh_from_db()
    assert delivery.state == "given_up"


def test_it_leaves_a_message_alone_that_somebody_else_has_claimed(world: World) -> None:
    with web_server() as got:
        delivery = webhook(world, got)
        with nothing_changed():
            assert send_delivery(delivery_id=delivery.pk, lease=world.now + MINUTE, now=world.now) is None
        send(delivery, world.now)
        with nothing_changed():
            assert send(delivery, world.now) is None
    assert len(got.requests) == 1


def test_it_says_so_when_the_secrets_can_no_longer_be_read(world: World) -> None:
    with web_server() as got:
        delivery = webhook(world, got)
        Channel.objects.update(sealed="another key's")
        send(delivery, world.now)
    assert "secrets" in Channel.objects.get().last_error


@pytest.mark.parametrize("status", [200, 500])
def test_it_writes_no_secret_anywhere(world: World, status: int, caplog: pytest.LogCaptureFixture) -> None:
    with web_server() as got:
        got.status = status
        send(webhook(world, got), world.now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{SECRET}%"])
            assert cursor.fetchone() == (0,), table
    assert SECRET not in caplog.text


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    with web_server() as got:
        delivery = webhook(world, got)
        assert all_or_nothing(lambda: send(delivery, world.now)) == 2
