"""Everybody sees their own notices; who may change how the house tells them."""

from django.db.models import QuerySet

from shouhou.kernel.errors import NotFound
from shouhou.notices.models import Notice
from shouhou.people.public import Actor

MANAGE = "channel.manage"


def visible_to(actor: Actor) -> QuerySet[Notice]:
    """One's own notices; nobody reads another's."""
    return Notice.objects.filter(recipient_id=actor.id)


def own_notice(actor: Actor, notice_id: int) -> Notice:
    """One of one's own notices; another's is the same as none."""
    found = visible_to(actor).filter(pk=notice_id).first()
    if found is None:
        raise NotFound
    return found
