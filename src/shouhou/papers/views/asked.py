"""A paper as an answer."""

from urllib.parse import quote

from django.http import HttpResponse

from shouhou.papers.services.print_paper import Printed


def shown(printed: Printed) -> HttpResponse:
    """The PDF for the browser to show, kept by no cache: it carries names."""
    return pdf(printed.pdf, printed.filename)


def pdf(content: bytes, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(filename)}"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
