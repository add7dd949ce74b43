"""Answers where no page can be shown."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from shouhou.web.vite import FrontEndNotBuilt


def server_error(request: HttpRequest) -> HttpResponse:
    """The page 500: drawn without the request, so that it needs neither database nor session."""
    try:
        page = render_to_string("500.html")
    except FrontEndNotBuilt as missing:
        return HttpResponse(str(missing), status=500, content_type="text/plain")
    return HttpResponse(page, status=500)
