"""Jobs of the figures."""

from shouhou.kernel import clock, jobs
from shouhou.kpis.services.measure import measure

JOB = "kpis.measure"
BATCH = 200


@jobs.job(JOB, every="* * * * *")
def bring_up_to_date() -> None:
    """Each minute: what was recorded since enters the figures. A full batch calls for the next at once."""
    if measure(now=clock.now(), most=BATCH) == BATCH:
        jobs.defer(JOB, lock=JOB)
