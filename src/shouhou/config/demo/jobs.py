"""The demo's job: its past is filled in batches, each deferring the next."""

from shouhou.config.demo.first_start import HISTORY_JOB
from shouhou.config.demo.history import fill_history as fill
from shouhou.kernel import jobs


@jobs.job(HISTORY_JOB)
def fill_history() -> None:
    """Add a batch of closed cases, and come back for the next."""
    if fill():
        jobs.defer(HISTORY_JOB, lock=HISTORY_JOB)
