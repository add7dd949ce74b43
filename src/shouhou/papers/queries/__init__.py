"""What papers say: gathered from the contexts below, for somebody who may see it."""

from django.db.models import QuerySet

from shouhou.papers.models import PersonalExport, PrintRun
from shouhou.papers.queries.file_cover import file_cover
from shouhou.papers.queries.fine_notice import fine_notice
from shouhou.papers.queries.gathered import Asked, Gathered
from shouhou.papers.queries.held import held_of
from shouhou.papers.queries.register import MOST, MOST_OF_A_FILE, register, register_rows
from shouhou.papers.queries.service_confirmation import service_confirmation
from shouhou.papers.queries.work_order import work_order

__all__ = [
    "MOST",
    "MOST_OF_A_FILE",
    "Asked",
    "Gathered",
    "exports_of",
    "file_cover",
    "fine_notice",
    "held_of",
    "locked_export",
    "locked_run",
    "register",
    "register_rows",
    "run_of",
    "service_confirmation",
    "work_order",
]  # fmt: skip


def run_of(run_id: int, user_id: int) -> PrintRun | None:
    """Somebody's own order to print, without its file."""
    return PrintRun.objects.filter(pk=run_id, asked_by_id=user_id).defer("pdf").first()


def locked_run(run_id: int) -> PrintRun | None:
    """An order that waits, held until the transaction ends; None where it is done or gone."""
    return PrintRun.objects.select_for_update().filter(pk=run_id, done_at=None).first()


def locked_export(export_id: int) -> PersonalExport | None:
    """An order to gather that waits, held until the transaction ends; None where it is done or gone."""
    return PersonalExport.objects.select_for_update().filter(pk=export_id, done_at=None).first()


def exports_of(customer_id: int, user_id: int) -> QuerySet[PersonalExport]:
    """Somebody's own orders to gather what is held of a customer, the newest first, without their files."""
    rows = PersonalExport.objects.filter(customer_id=customer_id, asked_by_id=user_id)
    return rows.defer("content").order_by("-asked_at", "-pk")
