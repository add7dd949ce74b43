"""Use case: time passes. What it alone has changed is claimed in batches, and one job per batch derives the rest."""

import datetime as dt

from django.db import transaction

from shouhou.kernel import jobs
from shouhou.timeline import queries

BATCH = 1000
PER_JOB = 100


def sweep(*, now: dt.datetime) -> int:
    """Claim everything that has become late or wakes by now. Two sweeps at once never handle the same row twice.

    Returns how many subjects were handed on.
    """
    total = 0
    while True:
        with transaction.atomic():
            late = queries.claim_late_clocks(now, BATCH)
            waking = queries.claim_waking_subjects(now, BATCH)
            subjects = sorted({*late, *waking})
            jobs.defer_many(
                "timeline.derive_again",
                [{"subject_ids": subjects[n : n + PER_JOB]} for n in range(0, len(subjects), PER_JOB)],
            )
        total += len(subjects)
        if len(late) < BATCH and len(waking) < BATCH:
            return total
