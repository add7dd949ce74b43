"""Use case: a message that went out, or was given up, is sent once more."""

import datetime as dt

from django.db import transaction

from shouhou.kernel.errors import NotFound
from shouhou.notices import permissions, queries
from shouhou.notices.models import Delivery
from shouhou.people.public import Actor


@transaction.atomic
def replay_delivery(*, delivery_id: int, actor: Actor, now: dt.datetime) -> Delivery:
    """It is due at once, with all its tries before it; those of the past stay in its log. Raises NotAllowed, NotFound."""
    actor.must(permissions.MANAGE)
    delivery = queries.locked_delivery(delivery_id)
    if delivery is None:
        raise NotFound
    delivery.state, delivery.tries, delivery.not_before, delivery.sent_at = Delivery.State.WAITING, 0, now, None
    delivery.save(update_fields=["state", "tries", "not_before", "sent_at"])
    return delivery
