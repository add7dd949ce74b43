"""Use case: the customer is given a link to her case."""

import datetime as dt
import hashlib
import secrets

from django.db import transaction

from shouhou.cases import public as cases
from shouhou.people.public import Actor
from shouhou.portal.models import CustomerLink

LIFE = dt.timedelta(days=90)


@transaction.atomic
def make_link(*, case_id: int, actor: Actor, now: dt.datetime) -> str:
    """A new token, returned this once: only its hash is stored. It ends after 90 days.

    Raises NotFound outside the actor's scope, NotAllowed without the permission to act on the case.
    """
    case = cases.case_for(actor, case_id=case_id)
    actor.must("case.act", case.branch_path)
    token = secrets.token_urlsafe(24)
    keep_token(token, case_id=case.id, made_by=actor.id, now=now)
    return token


def keep_token(token: str, *, case_id: int, made_by: int | None, now: dt.datetime) -> None:
    """Store what is kept of a token."""
    CustomerLink.objects.create(
        case_id=case_id, token_hash=token_hash(token), token_start=token[:6], made_by_id=made_by, made_at=now,
        expires_at=now + LIFE,
    )  # fmt: skip


def token_hash(token: str) -> str:
    """What is stored of a token. It is long and random, so that a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
