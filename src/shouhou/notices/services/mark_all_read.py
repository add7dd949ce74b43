"""Use case: somebody has read everything, or everything of one kind."""

import datetime as dt

from django.db import transaction

from shouhou.notices import permissions
from shouhou.people.public import Actor


@transaction.atomic
def mark_all_read(*, actor: Actor, kind: str, until: dt.datetime, now: dt.datetime) -> int:
    """Mark the notices that had come by `until`: one that arrives meanwhile stays unread. Returns how many they were."""
    rows = permissions.visible_to(actor).filter(read_at=None, created_at__lte=until)
    return rows.filter(kind=kind).update(read_at=now) if kind else rows.update(read_at=now)
