"""Takes the browser's reports about content that our policy forbids."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

log = logging.getLogger(__name__)

LONGEST_REPORT = 8 * 1024  # a stranger may post here


@login_not_required
@csrf_exempt
@require_POST
def report(request: HttpRequest) -> HttpResponse:
    """Logs one report as it came; browser tests fail on any."""
    body = request.read(LONGEST_REPORT).decode("utf-8", "replace")
    log.warning("content security policy broken: %s", body.replace("\n", " "))
    return HttpResponse(status=204)
