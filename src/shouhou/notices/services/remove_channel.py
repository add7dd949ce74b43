"""Use case: a channel is taken away, with its log."""

from django.db import transaction

from shouhou.notices import permissions, queries
from shouhou.people.public import Actor


@transaction.atomic
def remove_channel(*, channel_id: int, actor: Actor) -> None:
    """What still waits for it is not sent. Raises NotAllowed, NotFound."""
    actor.must(permissions.MANAGE)
    queries.locked_channel(channel_id).delete()
