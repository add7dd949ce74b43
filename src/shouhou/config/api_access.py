"""Who calls the API: a program with a person's key, or the browser of somebody who has signed in."""

import pghistory
from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.errors import AuthenticationError
from ninja.security import APIKeyCookie, HttpBearer

from shouhou.kernel import clock, limits
from shouhou.kernel.errors import NotAllowed
from shouhou.people import public as people

READING = ("GET", "HEAD", "OPTIONS")


class Bearer(HttpBearer):
    """`Authorization: Bearer sh_...`, a key from /account/tokens. It does what its person may do, and no more."""

    def authenticate(self, request: HttpRequest, token: str) -> people.Actor:
        now = clock.now()
        shown = people.use_token(key=token, at=now)
        if shown is None:
            limits.count(f"wrong-keys-{_address(request)}", settings.API_WRONG_KEYS_A_MINUTE)
            raise AuthenticationError
        if request.method not in READING and not shown.may_write:
            raise NotAllowed(_("This key can only read."))
        pghistory.context(user=shown.user_id)
        return _at_work(request, people.actor(shown.user_id, now).within(shown.areas))


class Session(APIKeyCookie):
    """The session of somebody who has signed in. A write also needs the CSRF token in `X-CSRFToken`."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> people.Actor | None:
        signed_in = request.user.is_authenticated
        return super().__call__(request) if signed_in else None

    def authenticate(self, request: HttpRequest, key: str | None) -> people.Actor:
        return _at_work(request, request.actor)  # type: ignore[attr-defined]


def _address(request: HttpRequest) -> str:
    """Where a request comes from; those that do not tell, as behind a socket, are counted together."""
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return "nowhere"


def _at_work(request: HttpRequest, actor: people.Actor) -> people.Actor:
    """The operation finds its person in `request.actor`, as a view does. Writes are counted."""
    request.actor = actor  # type: ignore[attr-defined]
    if request.method not in READING:
        limits.count(f"writes-{actor.id}", settings.API_WRITES_A_MINUTE)
    return actor
