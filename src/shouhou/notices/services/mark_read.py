"""Use case: somebody has read a notice of theirs, or wants it to count as unread again."""

import datetime as dt

from django.db import transaction

from shouhou.notices import permissions
from shouhou.notices.models import Notice
from shouhou.people.public import Actor


@transaction.atomic
def mark_read(*, notice_id: int, actor: Actor, read: bool, now: dt.datetime) -> Notice:
    """Doing it again changes nothing. Another person's notice is NotFound."""
    notice = permissions.own_notice(actor, notice_id)
    if (notice.read_at is not None) != read:
        notice.read_at = now if read else None
        notice.save(update_fields=["read_at"])
    return notice
