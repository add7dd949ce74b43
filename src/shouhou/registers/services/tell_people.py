"""Use case: whoever has to know how an entry stands is told: a duty that comes due, a limit that has passed."""

import datetime as dt

from django.urls import reverse

from shouhou.notices import public as notices
from shouhou.registers.models import Entry


def tell_people(*, subject_id: int, now: dt.datetime) -> None:
    """Bring the notices about an entry to how it stands, under its number. Running it twice changes nothing."""
    entry = Entry.objects.filter(subject_id=subject_id).first()
    if entry:
        address = reverse("entry_page", args=[entry.number])
        notices.tell_subject(subject_id=subject_id, about=entry.number, address=address, recorder_id=None, now=now)
