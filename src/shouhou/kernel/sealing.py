"""Secrets that must be used again (a password of a mail server): encrypted where they rest, with a key from SECRET_KEY."""

import base64
import hashlib
import json
from collections.abc import Mapping

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class Unsealable(Exception):
    """The secret key has changed since: the secrets have to be entered again."""


def seal(secrets: Mapping[str, str]) -> str:
    """Secrets as a text that only this installation reads."""
    return _box().encrypt(json.dumps(dict(secrets)).encode()).decode()


def unseal(text: str) -> dict[str, str]:
    """The secrets of a sealed text; none of an empty one. Raises Unsealable."""
    if not text:
        return {}
    try:
        found: dict[str, str] = json.loads(_box().decrypt(text.encode()))
    except InvalidToken as error:
        raise Unsealable from error
    return found


def _box() -> Fernet:
    digest = hashlib.sha256(b"shouhou sealing " + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
