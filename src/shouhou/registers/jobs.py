"""Jobs of registers."""

from shouhou.kernel import clock, jobs
from shouhou.registers.services.keep_duties import keep_duties as keep


@jobs.job("registers.keep_duties", every="*/10 * * * *")
def keep_duties() -> None:
    """Every ten minutes: what has been adopted, or is no longer in force, has its duties begun or ended."""
    keep(now=clock.now())
