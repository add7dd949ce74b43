"""Use case: a subject is derived again without a new event, because time has passed."""

import datetime as dt

from django.db import transaction

from shouhou.timeline import queries
from shouhou.timeline.services.derive_subject import derive_subject


@transaction.atomic
def derive_again(*, subject_id: int, now: dt.datetime) -> None:
    """Store what follows as of now. Running it twice changes nothing the second time."""
    subject = queries.locked_subject(subject_id)
    derive_subject(subject=subject, events=queries.events_of(subject_id), now=now)
    subject.save(update_fields=["state", "wakes_at", "derived_at"])
