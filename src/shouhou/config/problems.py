"""Whatever goes wrong under /api/ is answered as a problem (RFC 9457), in the language that the caller accepts."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from shouhou.kernel import errors
from shouhou.kernel.api import LARGEST_BODY, LARGEST_BULK, LARGEST_FILE, told
from shouhou.policy import public as policy

log = logging.getLogger(__name__)

ROOT = "/api/v"  # of every version
MEDIA_TYPE = "application/problem+json"
WITH_BODY = ("POST", "PUT", "PATCH")
WITH_FILE = ("/attachments", "/imports")  # addresses that take a file instead of JSON
KEPT = ("Allow", "Retry-After", "X-Request-Id")


def titles() -> dict[str, str]:
    """Every kind of problem by its name, in words. The name is the fragment of the problem's type."""
    return {
        "unreadable": _("The request cannot be read"),
        "not-signed-in": _("Nobody is signed in"),
        "not-allowed": _("You may not do this"),
        "not-found": _("There is no such thing here"),
        "wrong-method": _("This address does not do that"),
        "refused": _("A clause does not allow this now"),
        "undecided": _("A fact is missing"),
        "stale": _("Something was recorded meanwhile"),
        "too-large": _("The request is too large"),
        "not-json": _("The body must be JSON"),
        "invalid": _("Something that was sent is not right"),
        "too-many": _("Too many requests"),
        "our-mistake": _("Something went wrong here"),
        "no-database": _("The database does not answer"),
    }


BY_STATUS = {
    400: "unreadable", 401: "not-signed-in", 403: "not-allowed", 404: "not-found", 405: "wrong-method", 409: "refused",
    413: "too-large", 415: "not-json", 422: "invalid", 429: "too-many", 500: "our-mistake", 503: "no-database",
}  # fmt: skip


def problem(
    request: HttpRequest, kind: str, status: int, detail: object = "", headers: Mapping[str, str] | None = None,
    **more: Any,
) -> JsonResponse:  # fmt: skip
    """One problem as an answer. `more`: errors, reasons, questions."""
    body = {
        "type": f"/api/docs#{kind}", "title": titles()[kind], "status": status, "detail": str(detail),
        "instance": request.path,
    } | more  # fmt: skip
    return JsonResponse(body, status=status, content_type=MEDIA_TYPE, headers=headers)


# ---- what use cases raise ----


def _ours(request: HttpRequest, error: errors.ShouhouError) -> HttpResponse:
    language = translation.get_language() or "zh-hans"
    match error:
        case errors.Stale():
            return problem(request, "stale", 409, _("Read the case again, then decide."))
        case errors.TooMany():
            detail = _("Try again in %(seconds)s seconds.") % {"seconds": error.retry_after}
            return problem(request, "too-many", 429, detail, {"Retry-After": str(error.retry_after)})
    kind, parts = told(error, language, lambda fact: policy.fact_label(fact, language))
    return problem(request, kind, error.status, **parts)


# ---- what stands before the use cases ----


def _validation(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Pydantic's complaints by field: `body.engineer` is `engineer` to whoever sent it."""
    found: dict[str, list[str]] = {}
    for one in error.errors:
        steps = [str(step) for step in one["loc"]]
        name = ".".join(steps[2:] if steps[:1] == ["body"] and len(steps) > 2 else steps[1:])
        found.setdefault(name, []).append(one["msg"])
    return problem(request, "invalid", 422, errors=found)


def _not_signed_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    detail = _("Send a key of yours: Authorization: Bearer sh_…, or sign in.")
    return problem(request, "not-signed-in", 401, detail, {"WWW-Authenticate": "Bearer"})


def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(request, BY_STATUS[error.status_code], error.status_code, error)


def _suspicious(request: HttpRequest, error: SuspiciousOperation) -> HttpResponse:
    return problem(request, "unreadable", 400)


def _no_database(request: HttpRequest, error: Exception) -> HttpResponse:
    log.exception("no database", exc_info=error)
    return problem(request, "no-database", 503, _("Try again in a minute."), {"Retry-After": "60"})


def _our_mistake(request: HttpRequest, error: Exception) -> HttpResponse:
    log.exception("our mistake", exc_info=error)
    return problem(request, "our-mistake", 500, _("We have written down what happened."))


def handle_errors_of(api: NinjaAPI) -> None:
    """Tell an API how each error is answered."""
    handlers: dict[type[Exception], Callable[..., HttpResponse]] = {
        errors.ShouhouError: _ours, ValidationError: _validation, AuthenticationError: _not_signed_in,
        HttpError: _http, SuspiciousOperation: _suspicious, OperationalError: _no_database,
        InterfaceError: _no_database, Exception: _our_mistake,
    }  # fmt: skip
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


class ProblemMiddleware:
    """Outermost: refuses under /api/ what nothing inside should see, and turns answers of Django's own (no such
    address, wrong method, no database) into problems too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(ROOT):
            return self.get_response(request)
        with translation.override(translation.get_language_from_request(request)):
            refused = _refused_at_the_door(request)
        if refused:
            return refused
        response = self.get_response(request)
        if response.status_code < 400 or response.headers.get("Content-Type", "").startswith(MEDIA_TYPE):
            return response
        with translation.override(translation.get_language_from_request(request)):
            kind = BY_STATUS.get(response.status_code, "unreadable" if response.status_code < 500 else "our-mistake")
            kept = {name: response.headers[name] for name in KEPT if name in response.headers}
            return problem(request, kind, response.status_code, headers=kept)


def _refused_at_the_door(request: HttpRequest) -> HttpResponse | None:
    try:
        texts = [request.path, *(text for pair in request.GET.lists() for text in (pair[0], *pair[1]))]
    except SuspiciousOperation:
        return problem(request, "unreadable", 400)
    if any("\x00" in text for text in texts):
        return problem(request, "invalid", 422, _("A NUL byte is no part of any text."))
    if request.method in WITH_BODY and (length := request.headers.get("Content-Length", "0")) != "0":
        takes_file = request.path.endswith(WITH_FILE)
        most = LARGEST_BULK if request.path.endswith("/bulk") else LARGEST_BODY
        if not length.isdecimal() or int(length) > (LARGEST_FILE if takes_file else most):
            detail = _("At most %(size)s KB can be sent at once.") % {"size": most // 1024}
            detail = _("A file of at most 12 MB can be sent.") if takes_file else detail
            return problem(request, "too-large", 413, detail)
        if takes_file and request.content_type != "multipart/form-data":
            return problem(request, "not-json", 415, _("Send the file as multipart/form-data."))
        if not takes_file and request.content_type != "application/json":
            return problem(request, "not-json", 415, _("Send it with Content-Type: application/json."))
    return None
