"""What every page behind a link has in common: who holds it, how often it may be tried, and what no cache may keep."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shouhou.cases import public as cases
from shouhou.kernel import clock, limits
from shouhou.kernel.errors import NotFound, TooMany
from shouhou.portal.errors import LinkEnded
from shouhou.portal.services.use_link import use_link

WRONG_A_MINUTE = 20  # wrong links from one address
READ_A_MINUTE = 120  # pages and photos of one case
SAID_A_MINUTE = 12  # acts of one case
REPORTS_A_MINUTE = 5  # new faults from one address

View = Callable[..., HttpResponse]


def behind_link(view: View) -> View:
    """A view that is handed the case of the token in its address, or an answer that says what to do."""

    @for_strangers
    @wraps(view)
    def opened(request: HttpRequest, token: str, **more: Any) -> HttpResponse:
        return view(request, token=token, case=_case_of(request, token), **more)

    return opened


def for_strangers(view: View) -> View:
    """A view that anybody may open: what goes wrong is told in words that help a customer."""

    @login_not_required
    @wraps(view)
    def opened(request: HttpRequest, **more: Any) -> HttpResponse:
        try:
            response = view(request, **more)
        except NotFound:
            response = render(request, "portal/unknown.html", status=404)
        except LinkEnded:
            response = render(request, "portal/ended.html", status=410)
        except TooMany as error:
            response = render(request, "portal/too_many.html", {"seconds": error.retry_after}, status=429)
            response["Retry-After"] = str(error.retry_after)
        return kept_private(response)

    return opened


def _case_of(request: HttpRequest, token: str) -> cases.CaseFacts:
    now = clock.now()
    try:
        case = use_link(token=token, now=now)
    except NotFound:
        count_wrong(request)
        raise
    what, limit = ("reads", READ_A_MINUTE) if request.method in ("GET", "HEAD") else ("acts", SAID_A_MINUTE)
    limits.count(f"link-{what}-{case.id}", limit)
    return case


def count_wrong(request: HttpRequest) -> None:
    """A link or code that never was: somebody may be guessing."""
    limits.count(f"wrong-links-{address_of(request)}", WRONG_A_MINUTE)


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, behind the proxies that we know."""
    return str(get_adapter(request).get_client_ip(request))


def kept_private(response: HttpResponse) -> HttpResponse:
    """No cache keeps it, no search engine lists it, and no other page learns the address."""
    response.headers.setdefault("Cache-Control", "no-store")
    response["Referrer-Policy"] = "same-origin" if response.status_code == 200 else "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
