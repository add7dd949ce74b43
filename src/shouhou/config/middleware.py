"""What every request passes: its clock and identity, row history with who and which request."""

from collections.abc import Callable

import pghistory.middleware
from django.http import HttpRequest, HttpResponse

from shouhou.kernel import audit, clock
from shouhou.kernel.public import installation

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
