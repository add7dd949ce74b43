"""Jobs of papers."""

from shouhou.kernel import clock, jobs
from shouhou.papers.services.forget_runs import forget_runs
from shouhou.papers.services.make_export import make_export
from shouhou.papers.services.order_export import JOB as EXPORT
from shouhou.papers.services.order_prints import JOB
from shouhou.papers.services.print_run import print_run


@jobs.job(JOB)
def run(run_id: int) -> None:
    """Print an order."""
    print_run(run_id=run_id, now=clock.now())


@jobs.job(EXPORT)
def gather(export_id: int) -> None:
    """Gather what is held of a customer."""
    make_export(export_id=export_id, now=clock.now())


@jobs.job("papers.forget_runs", every="53 4 * * *")
def forget() -> None:
    """Each night: what was printed or gathered a week ago is removed."""
    forget_runs(now=clock.now())
