"""What every context may call: the installation, and acts that must not happen twice."""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.kernel.models import IdempotencyKey, Installation
from shouhou.kernel.queries import locked_demo as locked_demo
from shouhou.kernel.retry import retrying


@dataclass(frozen=True)
class InstallationFacts:
    """What this database is: whose, whether demo data, how far its clock is shifted, how much of its past is there."""

    organisation: str = ""
    is_demo: bool = False
    clock_offset: dt.timedelta = dt.timedelta()
    history_made: int = 0
    history_wanted: int = 0


_cached: tuple[float, InstallationFacts] | None = None


def installation(fresh: bool = False) -> InstallationFacts:
    """The installation's row, read at the most once a second in each process."""
    global _cached
    if not fresh and _cached and clock.ticks() - _cached[0] < 1:
        return _cached[1]
    row = Installation.objects.filter(pk=1).values(*(f.name for f in fields(InstallationFacts))).first()
    facts = InstallationFacts(**row) if row else InstallationFacts()
    _cached = (clock.ticks(), facts)
    return facts


def make_demo(*, organisation: str, at: dt.datetime, history: int) -> None:
    """Say of an empty database that it is a demo's, and how many cases of the past its worker is to add."""
    Installation.objects.create(organisation=organisation, is_demo=True, made_at=at, history_wanted=history)


def make_installation(*, organisation: str, at: dt.datetime) -> None:
    """Say of an empty database whose it is."""
    Installation.objects.create(organisation=organisation, made_at=at)


def once(key: uuid.UUID, user_id: int, request: Any, act: Callable[[], tuple[int, Any]]) -> tuple[int, Any]:
    """Run an act under an idempotency key: the same key and request again get the stored answer, nothing happens twice.

    `act` returns (status, JSON body) and runs in one transaction with the key; a transaction that collides with another
    begins anew. The same key with another request is refused. What `act` raises rolls everything back, so that a
    corrected request may use the key again.
    """
    digest = hashlib.sha256(json.dumps(request, sort_keys=True, default=str).encode()).digest()
    return retrying(partial(_once, key, user_id, digest, act))


def _once(key: uuid.UUID, user_id: int, digest: bytes, act: Callable[[], tuple[int, Any]]) -> tuple[int, Any]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{user_id}:{key}"])
        stored = IdempotencyKey.objects.filter(user_id=user_id, key=key).first()
        if stored:
            if bytes(stored.request_hash) != digest:
                raise Invalid({"": _("This idempotency key was used for another request. Use a new key.")})
            return stored.status, stored.body
        status, body = act()
        IdempotencyKey.objects.create(
            key=key, user_id=user_id, request_hash=digest, status=status, body=body, created_at=clock.now()
        )
    return status, body
