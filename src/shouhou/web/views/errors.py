"""Answers where no page can be shown, or none but that it is not possible now."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, Refused, ShouhouError, Stale, Undecided
from shouhou.timeline import public as timeline
from shouhou.web.vite import FrontEndNotBuilt


def refused(request: HttpRequest, error: ShouhouError) -> HttpResponse:
    """The page for what a person can do something about, where no form is there to say it."""
    language = get_language() or "zh-hans"
    context: dict[str, Any] = {"lines": [], "refusal": None}
    if isinstance(error, Refused | Undecided):
        context["refusal"] = timeline.shown_refusal(error, _("This act"), language)
    elif isinstance(error, Invalid):
        context["lines"] = [str(message) for message in error.fields.values()]
    elif isinstance(error, Stale):
        context["lines"] = [_("Somebody else changed this meanwhile. Load it again and look first.")]
    return render(request, "web/refused_page.html", context, status=error.status)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page 500: drawn without the request, so that it needs neither database nor session."""
    try:
        page = render_to_string("500.html")
    except FrontEndNotBuilt as missing:
        return HttpResponse(str(missing), status=500, content_type="text/plain")
    return HttpResponse(page, status=500)
