"""The laws that the database itself keeps about notices."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction
from tests.bites import bites
from tests.world import World

from shouhou.notices.models import Attempt, Delivery, House, Notice, Reception, Wording
from shouhou.notices.tests.scenes import channel, tell


def again(row: object, **changed: object) -> None:
    """Insert a row once more."""
    model = type(row)
    values = {f.attname: getattr(row, f.attname) for f in model._meta.concrete_fields}  # type: ignore[attr-defined]
    model.objects.create(**{**values, "id": None, **changed})  # type: ignore[attr-defined]


def test_it_sends_a_notice_once_until_it_is_withdrawn(world: World) -> None:
    tell(world, "tao")
    notice = Notice.objects.get()
    with bites("a_notice_is_sent_once"):
        again(notice)
    again(notice, withdrawn_at=world.now)


def test_it_leads_into_the_house_only(world: World) -> None:
    for address in ("https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example"):
        with bites("a_notice_leads_into_the_house"):
            tell(world, "tao", address=address)


def test_it_wants_both_ends_of_quiet_hours_and_the_minute_of_a_digest(world: World) -> None:
    with bites("quiet_hours_begin_and_end"):
        Reception.objects.create(person_id=world.people["tao"], quiet_from=dt.time(22))
    with bites("quiet_hours_begin_and_end"):
        Reception.objects.create(person_id=world.people["tao"], quiet_from=dt.time(22), quiet_until=dt.time(22))
    with bites("a_digest_has_its_next_minute"):
        Reception.objects.create(person_id=world.people["tao"], digest_at=dt.time(8))


def test_it_has_one_mail_server_and_many_robots(world: World) -> None:
    channel("mail")
    with bites("one_mail_server_and_one_text_service"):
        channel("mail")
    channel("wecom")
    channel("wecom")
    with bites("a_closed_channel_is_not_active"):
        channel("feishu", closed_at=world.now)


def test_it_sends_a_message_once_by_each_channel(world: World) -> None:
    channel("wecom", kinds=["block.waiting"])
    tell(world, "lin", kind="block.waiting")
    message = Delivery.objects.get()
    with bites("a_message_goes_out_once"):
        again(message)
    with bites("what_was_sent_has_its_minute"):
        Delivery.objects.update(state="sent")


def test_it_lets_tries_stand(world: World) -> None:
    """attempts_stand: what the other side answered is not rewritten."""
    channel("wecom", kinds=["block.waiting"])
    tell(world, "lin", kind="block.waiting")
    Attempt.objects.create(delivery=Delivery.objects.get(), at=world.now, ok=False)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Attempt.objects.update(ok=True)


def test_it_has_one_house_and_one_wording_for_each_language(world: World) -> None:
    House.objects.create(pk=1)
    with bites("one_house"):
        House.objects.create(pk=2)
    Wording.objects.create(kind="mention", language="en", title="a", text="b")
    with bites("one_wording_for_each_language"):
        Wording.objects.create(kind="mention", language="en", title="a", text="b")
