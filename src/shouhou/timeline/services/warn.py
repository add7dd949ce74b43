"""Use case: limits come near. What is to be warned of is claimed in batches, and whoever listens is told."""

import datetime as dt

from django.db import transaction

from shouhou.kernel import jobs
from shouhou.timeline import events as signals
from shouhou.timeline import queries

BATCH = 1000


def warn(*, now: dt.datetime, lead: dt.timedelta) -> int:
    """Tell `clock.nearing` for each subject with a limit that runs out within `lead`, once for each limit.

    A short limit warns when three quarters of it have gone. One that has moved since warns anew. Returns how many
    subjects were told.
    """
    total = 0
    while True:
        with transaction.atomic():
            claimed = queries.claim_nearing_clocks(now, lead, BATCH)
            subjects = sorted(set(claimed))
            for kind in sorted({kind for _pk, kind in subjects}):
                for name in sorted(signals.reactions_to(["clock.nearing", f"clock.nearing on {kind}"])):
                    jobs.defer_many(name, [{"subject_id": pk, "event_id": None} for pk, of in subjects if of == kind])
        total += len(subjects)
        if len(claimed) < BATCH:
            return total
