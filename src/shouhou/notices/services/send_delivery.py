"""Use case: one message is brought to the other side, or is put aside for another try."""

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from shouhou.kernel.sealing import Unsealable, unseal
from shouhou.notices import permissions, queries
from shouhou.notices.models import Attempt, Channel, Delivery
from shouhou.notices.rules import retries
from shouhou.notices.rules.requests import BUILD, Message, accepted
from shouhou.notices.services.notify import notify
from shouhou.notices.services.post import Answer, post
from shouhou.notices.services.send_mail import send_mail
from shouhou.people import public as people

SPACE = uuid.UUID("6f1c1a52-6b0e-4a39-8f0c-5e6d2a3a9b11")  # of the ids that webhooks carry: the same for each try
LONGEST_RESPONSE = 1000


def send_delivery(*, delivery_id: int, lease: dt.datetime, now: dt.datetime) -> Attempt | None:
    """Try it once. `lease` is the claim of the caller: a message that somebody else has claimed since is left alone.

    The other side is asked outside of any transaction; a process that dies in between has said nothing, and the message
    goes out again when its lease ends: it may arrive twice, it is never lost. Returns the try, None where there was none.
    """
    delivery = Delivery.objects.select_related("channel", "recipient").filter(pk=delivery_id).first()
    if delivery is None or delivery.state != Delivery.State.WAITING or delivery.not_before != lease:
        return None
    channel = delivery.channel
    if channel.paused_until and channel.paused_until > now:
        Delivery.objects.filter(pk=delivery_id, not_before=lease).update(not_before=channel.paused_until)
        return None
    answer = _answer(channel, delivery, now)
    return _store(delivery_id, lease, answer, now)


def _answer(channel: Channel, delivery: Delivery, now: dt.datetime) -> Answer:
    house = queries.house()
    link = f"{house.site.rstrip('/')}{delivery.address}" if house.site and delivery.address else ""
    try:
        secrets = unseal(channel.sealed)
    except Unsealable:
        return Answer(False, None, "the secrets must be entered again", server_down=True)
    person = delivery.recipient
    if channel.kind == Channel.Kind.MAIL:
        if person is None or not person.email:
            return Answer(False, None, "no e-mail address", hopeless=True)
        text = "\n\n".join(filter(None, [delivery.text, link]))
        return send_mail(
            settings=channel.settings,
            password=secrets.get("password", ""),
            to=person.email,
            title=delivery.title,
            text=text,
        )
    if channel.kind == Channel.Kind.SMS and (person is None or not person.mobile):
        return Answer(False, None, "no mobile number", hopeless=True)
    mobile = (person.mobile or "").removeprefix("+86") if person else ""
    message = Message(delivery.title, delivery.text, link, mobile, delivery.payload)
    with override(channel.language):
        settings = {**channel.settings, "open": _("open")}
    nonce = str(uuid.uuid5(SPACE, f"{delivery.pk}"))
    request = BUILD[channel.kind](settings, secrets, message, now, nonce)
    answer = post(request=request, private=house.private_targets)
    ok = answer.status is not None and accepted(channel.kind, answer.status, answer.body)
    return Answer(ok, answer.status, answer.body, answer.milliseconds, answer.server_down, answer.hopeless)


@transaction.atomic
def _store(delivery_id: int, lease: dt.datetime, answer: Answer, now: dt.datetime) -> Attempt | None:
    delivery = queries.locked_delivery(delivery_id)
    if delivery is None or delivery.state != Delivery.State.WAITING or delivery.not_before != lease:
        return None
    attempt = Attempt.objects.create(
        delivery=delivery, at=now, ok=answer.ok, status=answer.status, response=answer.body[:LONGEST_RESPONSE],
        milliseconds=answer.milliseconds,
    )  # fmt: skip
    delivery.tries += 1
    again = None if answer.hopeless else retries.next_try(delivery.tries, now)
    if answer.ok:
        delivery.state, delivery.sent_at = Delivery.State.SENT, now
    elif again is None:
        delivery.state = Delivery.State.GIVEN_UP
    else:
        delivery.not_before = again
    delivery.save(update_fields=["tries", "state", "sent_at", "not_before"])
    _count(queries.locked_channel(delivery.channel_id), answer, now)
    return attempt


def _count(channel: Channel, answer: Answer, now: dt.datetime) -> None:
    """What one outcome means for the whole channel."""
    if answer.ok:
        if channel.failures:
            channel.failures, channel.failing_since, channel.paused_until, channel.last_error = 0, None, None, ""
            channel.save(update_fields=["failures", "failing_since", "paused_until", "last_error"])
        return
    personal = channel.kind in (Channel.Kind.MAIL, Channel.Kind.SMS)
    if personal and not answer.server_down:
        return  # this one recipient cannot be reached; the channel works
    channel.failures += 1
    channel.failing_since = channel.failing_since or now
    channel.last_error = f"{answer.status or ''} {answer.body}".strip()[:300]
    if answer.server_down:
        channel.paused_until = retries.pause(channel.failures, now)
    if not personal and channel.failures >= retries.CLOSE_AFTER and channel.is_active:
        channel.is_active, channel.closed_at = False, now
    channel.save(
        update_fields=["failures", "failing_since", "paused_until", "last_error", "is_active", "closed_at"]
    )  # fmt: skip
    if channel.closed_at == now:
        notify(
            kind="channel.closed", key=f"closed/{channel.pk}/{now.isoformat()}",
            recipients=people.everybody_with(permissions.MANAGE, now), about=channel.name,
            address=f"/notices/channels/{channel.pk}", at=now, now=now, facts={"what": channel.last_error[:120]},
        )  # fmt: skip
