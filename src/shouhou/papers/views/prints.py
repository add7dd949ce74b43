"""Papers of many cases as one file: ordered from the work queue, printed by the worker, fetched when they are there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shouhou.kernel.errors import NotFound
from shouhou.papers import queries
from shouhou.papers.forms import asked_by
from shouhou.papers.models import PrintRun
from shouhou.papers.services.order_prints import order_prints
from shouhou.papers.views.asked import pdf


@require_POST
def order(request: HttpRequest) -> HttpResponse:
    """`kind` and `number` (several): leads to the page that waits for the file."""
    request.actor.must("case.see")  # type: ignore[attr-defined]
    kind = request.POST.get("kind", "").replace("-", "_")
    made = order_prints(asked=asked_by(request), kind=kind, numbers=request.POST.getlist("number"))
    return redirect(reverse("print_run", args=[made]))


@require_safe
def print_run(request: HttpRequest, run_id: int) -> HttpResponse:
    """How far the worker is; asks again by itself until the file is there."""
    run = _own(request, run_id)
    labels = {
        "service_confirmation": _("Confirmation form"), "work_order": _("Work order"), "file_cover": _("File cover"),
    }  # fmt: skip
    context = {"run": run, "kind": labels.get(run.kind, run.kind), "count": len(run.numbers)}
    page = "papers/print_run_fragment.html" if request.htmx else "papers/print_run.html"  # type: ignore[attr-defined]
    return render(request, page, context)


@require_safe
def print_file(request: HttpRequest, run_id: int) -> HttpResponse:
    """The file of one's own order."""
    run = _own(request, run_id)
    if run.pdf is None:
        raise NotFound
    return pdf(bytes(run.pdf), f"{run.kind.replace('_', '-')}-{run.pk}.pdf")


def _own(request: HttpRequest, run_id: int) -> PrintRun:
    run = queries.run_of(run_id, request.actor.id)  # type: ignore[attr-defined]
    if run is None:
        raise NotFound
    return run
