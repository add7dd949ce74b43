"""Use case: a program shows its key."""

import datetime as dt
from dataclasses import dataclass

from shouhou.people import queries
from shouhou.people.models import Token
from shouhou.people.rules import key_hash

NOTED_EVERY = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Shown:
    """Whose key it is, whether it may change anything, and in which areas of permissions.AREAS."""

    user_id: int
    may_write: bool
    areas: tuple[str, ...]


def use_token(*, key: str, at: dt.datetime) -> Shown | None:
    """Who stands behind a key; None for one that is unknown, expired, revoked or a leaver's.

    That it was used is noted once a minute at the most: reading through the API must not become writing.
    """
    token = queries.token_in_force(key_hash(key), at)
    if token is None:
        return None
    if token.last_used_at is None or token.last_used_at <= at - NOTED_EVERY:
        Token.objects.filter(pk=token.pk).update(last_used_at=at)
    return Shown(token.user_id, token.may_write, tuple(token.areas))
