"""Jobs of assets."""

from shouhou.assets.services.forget_imports import forget_imports
from shouhou.assets.services.order_import import JOB
from shouhou.assets.services.work_import import work_import
from shouhou.kernel import clock, jobs


@jobs.job(JOB)
def work(import_id: int, turn: int) -> None:
    """Look through an import, or carry it out."""
    work_import(import_id=import_id, turn=turn, now=clock.now())


@jobs.job("assets.forget_imports", every="23 * * * *")
def forget() -> None:
    """Each hour: files that nobody carried out within a day are removed."""
    forget_imports(now=clock.now())
