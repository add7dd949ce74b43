"""The demo's clock: set to any minute it goes on ticking from there, and every page says so.

Set back, what was recorded later stays as it is: on those cases nothing can be recorded until the clock is past their
last entry again. All other open cases are derived anew, since a limit that had passed may lie ahead again.
"""

import datetime as dt

from django.db import transaction

from shouhou.kernel import clock, jobs
from shouhou.kernel.public import locked_demo
from shouhou.timeline.public import derive_again, quiet_subjects, sweep


class NoDemo(Exception):
    """This database holds no demo data: its clock is not a toy."""


@transaction.atomic
def set_clock(*, to: dt.datetime | None) -> dt.datetime:
    """Let the demo's clock show this minute (None: the right time). Returns what it shows. Raises NoDemo."""
    row = locked_demo()
    if row is None:
        raise NoDemo("Only demo data has a clock that can be set; this database holds none.")
    before, real = clock.now() + row.clock_offset, clock.now()
    row.clock_offset = to - real if to else dt.timedelta()
    row.save(update_fields=["clock_offset"])
    now: dt.datetime = real + row.clock_offset
    if now < before:
        _unwind(now)
    sweep(now=now)
    return now


def _unwind(now: dt.datetime) -> None:
    """Derive the cases again that had begun by now and on which nothing was recorded later."""
    for subject_id in quiet_subjects(now):
        derive_again(subject_id=subject_id, now=now)
        jobs.defer("cases.follow_time", lock=f"subject-{subject_id}", subject_id=subject_id)
