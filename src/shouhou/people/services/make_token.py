"""Use case: somebody makes a key with which a program may act in their name."""

import datetime as dt
import secrets
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.people.models import Token
from shouhou.people.permissions import AREAS
from shouhou.people.rules import key_hash

LONGEST_LIFE = 366  # days; a key that nobody renews must end by itself


@transaction.atomic
def make_token(
    user_id: int, name: str, *, may_write: bool, days: int, at: dt.datetime, areas: Sequence[str] = tuple(AREAS)
) -> str:
    """A new key `sh_...`, returned this once: only its hash is stored. Without `may_write` it can only read.

    Raises Invalid for an empty or too long name, for a life outside of 1 to 366 days and for no area or an unknown one.
    """
    fields: dict[str, str] = {}
    name = name.strip()
    if not name:
        fields["name"] = _("Say what this key is for.")
    elif len(name) > 80 or "\x00" in name:
        fields["name"] = _("A name has at most 80 characters.")
    if not 1 <= days <= LONGEST_LIFE:
        fields["days"] = _("A key lives from 1 to 366 days.")
    if not areas or {*areas} - {*AREAS}:
        fields["areas"] = _("Choose at least one area.")
    if fields:
        raise Invalid(fields)
    key = "sh_" + secrets.token_urlsafe(32)
    Token.objects.create(
        user_id=user_id,
        name=name,
        key_hash=key_hash(key),
        key_start=key[:8],
        areas=[area for area in AREAS if area in areas],
        may_write=may_write,
        created_at=at,
        expires_at=at + dt.timedelta(days=days),
    )
    return key
