"""Use case: where a regulation with recurring duties is adopted, an entry carries them, as long as it is in force."""

import datetime as dt
from typing import Any

from django.db import transaction

from shouhou.kernel import clock
from shouhou.kernel.numbers import next_number
from shouhou.policy import public as policy
from shouhou.registers import queries
from shouhou.registers.models import Entry
from shouhou.registers.services.follow_stream import follow_stream
from shouhou.registers.services.open_entry import holders_at
from shouhou.timeline import public as timeline

KIND, OPENED, CLOSED = "department", "department.opened", "department.closed"


@transaction.atomic
def keep_duties(*, now: dt.datetime) -> list[str]:
    """End what no longer stands as it was adopted, and open what is missing. Running it twice changes nothing.

    Another version, or another choice of a setting, begins its periods anew. Returns the numbers of what was opened.
    """
    wanted = policy.adoptions_with_duties(KIND, policy.local_day(now))
    for entry in queries.kept_entries():
        if entry.adopted == wanted.get(entry.branch_path):  # type: ignore[attr-defined]
            del wanted[entry.branch_path]
        else:
            _record(entry, CLOSED, now)
    return [_opened(branch_path, adopted, now).number for branch_path, adopted in sorted(wanted.items())]


def _opened(branch_path: str, adopted: list[dict[str, Any]], now: dt.datetime) -> Entry:
    at = clock.minute(now)
    subject_id = timeline.open_subject(
        kind=KIND, branch_path=branch_path, at=at, given={}, adopted=adopted,
        holders=holders_at(KIND, branch_path, adopted, at),
    )  # fmt: skip
    entry = Entry.objects.create(
        kind=KIND, number=next_number("R"), subject_id=subject_id, branch_path=branch_path, opened_at=at, kept=True
    )
    _record(entry, OPENED, now)
    return entry


def _record(entry: Entry, word: str, now: dt.datetime) -> None:
    """What follows from an adoption by itself has nobody who did it."""
    happening = timeline.Happening(word=word, fields={}, role=timeline.RULE, channel=timeline.RULE)
    follow_stream(entry=entry, head=timeline.record(subject_id=entry.subject_id, happening=happening, now=now).head)
