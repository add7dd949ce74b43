"""What papers say: gathered from the contexts below, for somebody who may see it."""

from shouhou.papers.models import PrintRun
from shouhou.papers.queries.file_cover import file_cover
from shouhou.papers.queries.fine_notice import fine_notice
from shouhou.papers.queries.gathered import Asked, Gathered
from shouhou.papers.queries.register import MOST, MOST_OF_A_FILE, register, register_rows
from shouhou.papers.queries.service_confirmation import service_confirmation
from shouhou.papers.queries.work_order import work_order

__all__ = [
    "MOST", "MOST_OF_A_FILE", "Asked", "Gathered", "file_cover", "fine_notice", "locked_run", "register", "register_rows", "run_of",
    "service_confirmation", "work_order",
]  # fmt: skip


def run_of(run_id: int, user_id: int) -> PrintRun | None:
    """Somebody's own order to print, without its file."""
    return PrintRun.objects.filter(pk=run_id, asked_by_id=user_id).defer("pdf").first()


def locked_run(run_id: int) -> PrintRun | None:
    """An order that waits, held until the transaction ends; None where it is done or gone."""
    return PrintRun.objects.select_for_update().filter(pk=run_id, done_at=None).first()
