"""Use case: the listed row follows its stream: state, next limit, worst clock, who has a part."""

import datetime as dt

from django.db import transaction

from shouhou.registers import queries
from shouhou.registers.models import Entry
from shouhou.timeline import public as timeline

FOLLOWING = ["state", "people", "next_late_from", "next_clause", "next_clock", "worst", "missed"]


def follow_stream(*, entry: Entry, head: timeline.Head) -> None:
    """Write the projection after an event, in its transaction."""
    entry.state, entry.people = head.state, sorted(head.people)
    entry.next_late_from, entry.next_clause, entry.next_clock = head.next_late_from, head.next_clause, head.next_clock
    entry.worst, entry.missed = head.worst, head.missed
    entry.save(update_fields=FOLLOWING)


@transaction.atomic
def follow_time(*, subject_id: int, now: dt.datetime) -> None:
    """Write the projection after time, or a clause, has changed the stream. Running it twice changes nothing."""
    if entry := queries.locked_entry_of(subject_id):
        follow_stream(entry=entry, head=timeline.head(subject_id, now))
