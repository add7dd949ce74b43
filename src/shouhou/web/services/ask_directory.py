"""Use case: the organisation's directory is asked whether it would answer a sign-in. Nothing is changed."""

import json
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

WELL_KNOWN = "/.well-known/openid-configuration"
NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
TIMEOUT, LARGEST = 5, 64 * 1024  # seconds; bytes of its answer


@dataclass(frozen=True)
class Found:
    """What it said of itself: (name, value), and what is wrong with that; "" where it can be used."""

    told: tuple[tuple[str, str], ...] = ()
    problem: str = ""


def discovery_address(server: str) -> str:
    """Where a directory says what it offers."""
    return server if "/.well-known/" in server else server + WELL_KNOWN


def ask_directory(*, server: str) -> Found:
    """Read the directory's discovery document. `server` is the operator's word, from the environment."""
    address = discovery_address(server)
    if urlsplit(address).scheme not in ("http", "https"):
        return Found(problem=_("The address must begin with https://."))
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT) as answer:  # noqa: S310  # its scheme was asked for above
            body = json.loads(answer.read(LARGEST))
    except (URLError, OSError) as error:
        return Found(problem=_("It does not answer: %(error)s") % {"error": str(error)[:200]})
    except ValueError:
        return Found(problem=_("What it answers is no discovery document."))
    return _checked(body, server)


def _checked(body: Any, server: str) -> Found:
    if not isinstance(body, dict) or any(not isinstance(body.get(name), str) for name in NEEDED):
        return Found(problem=_("What it answers is no discovery document."))
    told = tuple((name, str(body[name])[:300]) for name in NEEDED)
    base = server.partition("/.well-known/")[0].rstrip("/")
    if body["issuer"].rstrip("/") != base:
        return Found(
            told, _("It calls itself %(issuer)s, not by the address that is set.") % {"issuer": body["issuer"][:200]}
        )
    return Found(told)
