"""Use case: the words of an event are erased at somebody's request; the chain still verifies."""

import datetime as dt

from django.db import transaction

from shouhou.timeline import queries
from shouhou.timeline.models import Content


@transaction.atomic
def erase_content(*, subject_id: int, seq: int, now: dt.datetime) -> None:
    """Blank the text and its salt; that it was there, and when it was erased, stays. Twice is once."""
    queries.locked_subject(subject_id)
    Content.objects.filter(event__subject_id=subject_id, event__seq=seq, erased_at=None).update(
        body={}, salt=b"", erased_at=now
    )
