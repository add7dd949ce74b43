"""What a request says to whoever prints: who asks, when, in which language, and where the codes on paper lead."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from shouhou.kernel import clock
from shouhou.papers.queries import Asked
from shouhou.papers.services.print_paper import Printed


def asked_by(request: HttpRequest) -> Asked:
    return Asked(
        actor=request.actor, now=clock.now(), organisation=request.installation.organisation,  # type: ignore[attr-defined]
        language=get_language() or "zh-hans", case_at=request.build_absolute_uri(f"{reverse('case_list')}/"),
        verify_at=request.build_absolute_uri(f"{reverse('verify')}/"),
    )  # fmt: skip


def shown(printed: Printed) -> HttpResponse:
    """The PDF for the browser to show, kept by no cache: it carries names."""
    return pdf(printed.pdf, printed.filename)


def pdf(content: bytes, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(filename)}"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
