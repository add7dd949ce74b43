"""What every response carries: a strict content security policy, and sessions that live as long as they are used."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import translation
from django.utils.translation import gettext as _

from shouhou.kernel import clock, errors
from shouhou.people import public as people
from shouhou.web.views.errors import refused

Next = Callable[[HttpRequest], HttpResponse]

POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "style-src-attr 'unsafe-inline'",  # widths that libraries set; no style element, no foreign sheet
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "report-uri /csp-report",
    ]
)
PERMISSIONS = "camera=(self), geolocation=(self), microphone=(self), payment=(), usb=(), browsing-topics=()"


def content_security(get_response: Next) -> Next:
    """Tells the browser to run only what we ship (quality.md, Security); breaches are reported to `/csp-report`."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return middleware


LARGEST_FORM = 40 * 1024 * 1024  # bytes of a form with files; each file has a limit of its own


def form_size(get_response: Next) -> Next:
    """Refuses a form that is too large before anything of it is read."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > LARGEST_FORM:
            return HttpResponse(_("At most 40 MB can be sent at once. Send fewer files."), status=413)
        return get_response(request)

    return middleware


BELL = "/notices/bell"  # an open page asks by itself: that is no sign of somebody at work
RENEW_AFTER = 10 * 60  # seconds; a session is written at most this often, not on every request


def sliding_session(get_response: Next) -> Next:
    """Renews the session of somebody at work, so that it ends SESSION_COOKIE_AGE after the last request.

    Django's SESSION_SAVE_EVERY_REQUEST does the same with a write for each page. The mark of the last renewal is a
    signature, whose age Django judges: this module reads no clock.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.path != BELL:
            try:
                signing.loads(request.session.get("renewed", ""), salt="session", max_age=RENEW_AFTER)
            except signing.BadSignature:
                request.session["renewed"] = signing.dumps("", salt="session")
                people.session_seen(request.session.session_key or "", clock.now())
        return get_response(request)

    return middleware


def fragment_sign_in(get_response: Next) -> Next:
    """Reloads the page when a fragment is asked for after the session has ended.

    Otherwise htmx follows the redirect and puts the sign-in page into a corner of the screen.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        sign_in = resolve_url(settings.LOGIN_URL)
        is_fragment = request.headers.get("HX-Request") == "true"
        if is_fragment and response.status_code == 302 and response.headers["Location"].startswith(sign_in):
            return HttpResponse(status=204, headers={"HX-Refresh": "true"})
        return response

    return middleware


OPEN_WITHOUT_FACTOR = ("/account/", "/sign-", "/language", "/csp-report", "/static/", "/healthz", "/readyz")


class PersonMiddleware:
    """Who is at work and in which language; errors that they can do something about become a page.

    The API has its own handler.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            request.actor = people.actor_of(request.user, clock.now())  # type: ignore[attr-defined]
            if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
                translation.activate(request.user.language)
            if not request.path.startswith(OPEN_WITHOUT_FACTOR) and people.lacks_second_factor(request.actor):  # type: ignore[attr-defined]
                return self._second_factor_first(request)
        return self.get_response(request)

    @staticmethod
    def _second_factor_first(request: HttpRequest) -> HttpResponse:
        """A role of theirs needs a second factor: setting one up comes before everything else."""
        if request.path.startswith("/api/"):
            return JsonResponse({"title": "second factor needed", "status": 403}, status=403)
        messages.warning(request, _("A role of yours needs a second factor. Set one up, then everything opens."))
        return redirect("mfa_index")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, errors.ShouhouError):
            return None
        if isinstance(exception, errors.NotFound):
            return render(request, "404.html", status=404)
        if isinstance(exception, errors.NotAllowed):
            return render(request, "403.html", {"exception": str(exception)}, status=403)
        return refused(request, exception)
