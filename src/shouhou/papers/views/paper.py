"""One paper as PDF: of a case, or of a line of the ledger."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from shouhou.cases import public as cases
from shouhou.kernel.errors import NotFound
from shouhou.papers.forms import asked_by
from shouhou.papers.services.print_paper import OF_CASE, print_paper
from shouhou.papers.views.asked import shown


@require_safe
def paper(request: HttpRequest, number: str, kind: str = "service_confirmation") -> HttpResponse:
    """`kind` is a name of the address: `work-order`, `file-cover`, `service-confirmation`."""
    cases.case_for(request.actor, number)  # type: ignore[attr-defined]  # before what kind of paper there is
    name = kind.replace("-", "_")
    if name not in OF_CASE:
        raise NotFound
    return shown(print_paper(asked=asked_by(request), kind=name, number=number))


@require_safe
def fine_notice(request: HttpRequest, line: str) -> HttpResponse:
    """The notice of one line of the ledger."""
    return shown(print_paper(asked=asked_by(request), kind="fine_notice", number=line))
