"""Use case: somebody ends one of their own keys. The row stays, so that everybody can see what once had access."""

import datetime as dt

from django.db import transaction

from shouhou.kernel.errors import NotFound
from shouhou.people import queries


@transaction.atomic
def revoke_token(*, token_id: int, user_id: int, at: dt.datetime) -> None:
    """From now on the key opens nothing. Doing it again changes nothing; another person's key is NotFound."""
    token = queries.locked_token(token_id, user_id)
    if token is None:
        raise NotFound
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
