"""Jobs of the workbench."""

from shouhou.kernel import clock, jobs
from shouhou.workbench.services.derive_part import derive_part
from shouhou.workbench.services.forget_what_ifs import forget_what_ifs
from shouhou.workbench.services.order_what_if import JOB


@jobs.job(JOB)
def what_if(part_id: int) -> None:
    """Some cases of a what-if."""
    derive_part(part_id=part_id, now=clock.now())


@jobs.job("workbench.forget_what_ifs", every="41 4 * * *")
def forget() -> None:
    """Each night: answers of ninety days ago are removed."""
    forget_what_ifs(now=clock.now())
