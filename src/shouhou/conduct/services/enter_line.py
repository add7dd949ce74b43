"""Use case: a line enters the ledger of fines, under the year's next number."""

from django.db import transaction

from shouhou.conduct import queries, rules
from shouhou.conduct.models import LedgerLine
from shouhou.policy import public as policy


@transaction.atomic
def enter_line(line: LedgerLine) -> None:
    """Add the line to the month of its entry, or to the next one that is not closed, as the last statement of the
    caller's transaction.

    Numbers leave no gap, and a closed month is not reopened, whatever minute an act states.
    """
    day = policy.local_day(line.entered_at)
    counter = queries.locked_counter(day.year)
    counter.last += 1
    counter.save(update_fields=["last"])
    line.number = f"F{counter.year}-{counter.last:05d}"
    line.month = rules.open_month(day, queries.closed_months_from(day.replace(day=1)))
    line.save(force_insert=True)
