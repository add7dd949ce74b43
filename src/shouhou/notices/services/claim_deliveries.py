"""Use case: what is due goes to work: each message by a job of its own, those of one channel one after the other."""

import datetime as dt

from django.db import transaction

from shouhou.kernel import jobs
from shouhou.notices import queries
from shouhou.notices.rules.retries import LEASE

BATCH = 100


@transaction.atomic
def claim_deliveries(*, now: dt.datetime) -> int:
    """Claim what waits until now. Two sweeps at once never take the same message. Returns how many there were."""
    lease = now + LEASE
    claimed = queries.claim_deliveries(now, lease, BATCH)
    for delivery_id, channel_id in claimed:
        jobs.defer("notices.send", lock=f"channel-{channel_id}", delivery_id=delivery_id, lease=lease.isoformat())
    return len(claimed)
