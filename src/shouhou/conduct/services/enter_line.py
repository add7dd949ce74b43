"""Use case: a line enters the ledger of fines, under the year's next number."""

import datetime as dt

from django.db import transaction

from shouhou.conduct import queries
from shouhou.conduct.models import LedgerLine
from shouhou.policy import public as policy


@transaction.atomic
def enter_line(line: LedgerLine, *, occurred_at: dt.datetime) -> None:
    """Add the line to the month of its act, as the last statement of the caller's transaction: numbers leave no gap."""
    day = policy.local_day(occurred_at)
    counter = queries.locked_counter(day.year)
    counter.last += 1
    counter.save(update_fields=["last"])
    line.number, line.month = f"F{counter.year}-{counter.last:05d}", day.replace(day=1)
    line.save(force_insert=True)
