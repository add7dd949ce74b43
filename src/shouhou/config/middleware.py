"""What every request passes: its clock and identity, row history with who and which request, refusals as answers."""

from collections.abc import Callable

import pghistory.middleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from shouhou.kernel import audit, clock, errors
from shouhou.kernel.public import installation
from shouhou.people.public import actor
from shouhou.web.public import refused

Handler = Callable[[HttpRequest], HttpResponse]
PLAIN = ("/healthz", "/readyz", "/static/")


class WorkingMiddleware:
    """Every request has an id, and runs under the demo's clock where there is one."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(PLAIN):
            return self.get_response(request)
        facts = installation()
        request.installation = facts  # type: ignore[attr-defined]
        channel = "api" if request.path.startswith("/api/") else "web"
        with clock.shifted(facts.clock_offset), audit.doing(audit.Working(channel=channel)) as work:
            response = self.get_response(request)
        response["X-Request-Id"] = work.request_id
        return response


class HistoryMiddleware(pghistory.middleware.HistoryMiddleware):
    """Row history says who and which request."""

    def get_context(self, request: HttpRequest) -> dict[str, object]:
        return super().get_context(request) | {"request_id": audit.working().request_id}


class RefusalMiddleware:
    """Errors that a person can do something about become a page; the API has its own handler."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            request.actor = actor(request.user.pk, clock.now())  # type: ignore[attr-defined]
            if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
                translation.activate(request.user.language)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, errors.ShouhouError):
            return None
        if isinstance(exception, errors.NotFound):
            return render(request, "404.html", status=404)
        if isinstance(exception, errors.NotAllowed):
            return render(request, "403.html", {"exception": str(exception)}, status=403)
        return refused(request, exception)
