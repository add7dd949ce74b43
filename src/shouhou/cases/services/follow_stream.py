"""Use case: the listed row follows its stream: state, next limit, worst clock, who has a part."""

import datetime as dt

from django.db import transaction

from shouhou.cases import queries
from shouhou.cases.models import Case
from shouhou.timeline import public as timeline

CLOSED = {"closed", "cancelled", "merged"}


def follow_stream(*, case: Case, recorded: timeline.Recorded) -> None:
    """Write the projection after an event, in its transaction."""
    event = recorded.event
    case.last_event_at, case.last_seq = event.occurred_at, event.seq
    _store(case, recorded.head)


@transaction.atomic
def follow_time(*, subject_id: int, now: dt.datetime) -> None:
    """Write the projection after time alone has changed a clock. Running it twice changes nothing.

    The head is derived under the lock on the row, so that an act recorded meanwhile is not written over.
    """
    case = queries.locked_case_of(subject_id)
    if case:
        _store(case, timeline.head(subject_id, now))


def show(case: Case, head: timeline.Head) -> None:
    """Set the columns that follow from the stream."""
    case.state, case.is_open = head.state, head.state not in CLOSED
    case.next_late_from, case.next_clause, case.next_clock = head.next_late_from, head.next_clause, head.next_clock
    case.next_person_id = head.next_person
    case.paused_clause, case.paused_clock, case.paused_cause = head.paused_clause, head.paused_clock, head.paused_cause
    case.worst, case.missed = head.worst, head.missed
    case.engineer_id, case.people = head.holders.get("engineer"), sorted(head.people)


def _store(case: Case, head: timeline.Head) -> None:
    show(case, head)
    case.save(
        update_fields=[
            "state", "is_open", "engineer", "people", "next_late_from", "next_clause", "next_clock", "next_person_id",
            "paused_clause", "paused_clock", "paused_cause", "worst", "missed", "last_event_at", "last_seq",
        ]
    )  # fmt: skip
