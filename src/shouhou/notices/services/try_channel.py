"""Use case: an administrator tries a channel, and sees at once what the other side answers."""

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.notices import permissions, queries
from shouhou.notices.models import Attempt, Channel, Delivery
from shouhou.notices.rules.retries import LEASE
from shouhou.notices.services.send_delivery import send_delivery
from shouhou.people import public as people
from shouhou.people.public import Actor

PERSONAL = {Channel.Kind.MAIL: "email", Channel.Kind.SMS: "mobile"}


def try_channel(*, channel_id: int, actor: Actor, now: dt.datetime) -> Attempt | None:
    """Send a message that says what it is: to the actor by mail or text message, to the group or program otherwise.

    It stands in the log and is not tried again. Raises NotAllowed, NotFound; Invalid where the actor has no address of
    that kind.
    """
    actor.must(permissions.MANAGE)
    delivery_id, lease = _written(channel_id, actor, now)
    attempt = send_delivery(delivery_id=delivery_id, lease=lease, now=now)
    waiting = Delivery.objects.filter(pk=delivery_id, state=Delivery.State.WAITING)
    waiting.update(state=Delivery.State.GIVEN_UP)
    return attempt


@transaction.atomic
def _written(channel_id: int, actor: Actor, now: dt.datetime) -> tuple[int, dt.datetime]:
    channel = queries.locked_channel(channel_id)
    where = PERSONAL.get(channel.kind)  # type: ignore[call-overload]
    me = people.addressees([actor.id])[actor.id]
    if where and not getattr(me, where):
        raise Invalid({"": _("You have no address of this kind yourself. Have it entered with your account first.")})
    if channel.paused_until:
        channel.paused_until = None
        channel.save(update_fields=["paused_until"])
    lease, key = now + LEASE, f"test/{uuid.uuid4()}"
    delivery = Delivery.objects.create(
        channel=channel, recipient_id=actor.id if where else None, kind="test", key=key,
        title=_("A test from Shouhou"), text=_("This channel works. %(name)s has tried it.") % {"name": actor.name},
        payload={"kind": "test", "key": key}, not_before=lease, created_at=now,
    )  # fmt: skip
    return delivery.pk, lease
