"""What every context may call: the installation, and acts that must not happen twice."""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import Any, TypeVar

from django.db import connection, transaction
from django.utils.translation import gettext as _

from shouhou.kernel import clock, rows
from shouhou.kernel.errors import Invalid, ShouhouError
from shouhou.kernel.models import IdempotencyKey, Installation, Upkeep
from shouhou.kernel.models import Series as Series
from shouhou.kernel.queries import locked_demo as locked_demo
from shouhou.kernel.queries import locked_series as locked_series
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


def note_upkeep(*, fingerprint: str, notes: list[str] | None) -> None:
    """Say of this database which code has made it ready, and what its steps said; see `models/upkeep.py`."""
    Upkeep.objects.update_or_create(pk=1, defaults={"fingerprint": fingerprint, "notes": notes})


def make_installation(*, organisation: str, at: dt.datetime) -> None:
    """Say of an empty database whose it is."""
    Installation.objects.create(organisation=organisation, made_at=at)


def once(key: uuid.UUID, user_id: int, request: Any, act: Callable[[], tuple[int, Any]]) -> tuple[int, Any]:
    """Run an act under an idempotency key: the same key and request again get the stored answer, nothing happens twice.

    `act` returns (status, JSON body) and runs in one transaction with the key; a transaction that collides with another
    begins anew. The same key with another request is refused. What `act` raises rolls everything back, so that a
    corrected request may use the key again.
    """
    return retrying(partial(_once, key, user_id, _digest(request), act))


def _once(key: uuid.UUID, user_id: int, digest: bytes, act: Callable[[], tuple[int, Any]]) -> tuple[int, Any]:
    with transaction.atomic():
        stored = _answered([key], user_id).get(key)
        if stored:
            if stored.digest != digest:
                raise Invalid({"": _("This idempotency key was used for another request. Use a new key.")})
            return stored.status, stored.body
        status, body = act()
        rows.insert([_key(key, user_id, digest, status, body)])
    return status, body


Answer = TypeVar("Answer", bound=Mapping[str, Any])


def once_each(
    what: str, user_id: int, requests: Mapping[str, Any], act: Callable[[list[str]], Sequence[Answer | ShouhouError]]
) -> dict[str, Answer | ShouhouError]:
    """The same for many requests of one user, each under a name of the user's own.

    `act` gets the names that are new, and answers or says what is wrong with each; it runs in one transaction with the
    keys of what it answers. What was wrong may be sent again under its name.
    """
    keys = {name: uuid.uuid5(uuid.NAMESPACE_OID, f"{what}\0{name}") for name in requests}
    digests = {name: _digest(request) for name, request in requests.items()}

    def run() -> dict[str, Answer | ShouhouError]:
        with transaction.atomic():
            stored = _answered(sorted(keys.values()), user_id)
            old = {name: stored[key] for name, key in keys.items() if key in stored}
            new = [name for name in requests if name not in old]
            found: dict[str, Any] = dict(zip(new, act(new) if new else (), strict=True))
            rows.write(
                _key(keys[name], user_id, digests[name], 200, answer)
                for name, answer in found.items()
                if not isinstance(answer, ShouhouError)
            )
        other = Invalid({"reference": _("This reference was used for another request.")})
        return found | {name: one.body if one.digest == digests[name] else other for name, one in old.items()}

    return retrying(run)


def _digest(request: Any) -> bytes:
    return hashlib.sha256(json.dumps(request, sort_keys=True, default=str).encode()).digest()


@dataclass(frozen=True)
class _Stored:
    """What was answered under a key, and to what."""

    digest: bytes
    status: int
    body: Any


def _answered(keys: list[uuid.UUID], user_id: int) -> dict[uuid.UUID, _Stored]:
    """What was answered under these keys. They are held until the transaction ends: a second arrival waits for it.

    Two statements in one round trip; the second sees what was written while the first one waited.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT count(pg_advisory_xact_lock(hashtextextended(name, 0))) FROM unnest(%s::text[]) AS name;
            SELECT key, request_hash, status, body FROM kernel_idempotencykey WHERE user_id = %s AND key = ANY(%s)
            """,
            [[f"{user_id}:{key}" for key in keys], user_id, keys],
        )
        cursor.nextset()
        return {
            key: _Stored(bytes(digest), status, json.loads(body)) for key, digest, status, body in cursor.fetchall()
        }


def _key(key: uuid.UUID, user_id: int, digest: bytes, status: int, body: Any) -> IdempotencyKey:
    return IdempotencyKey(
        key=key, user_id=user_id, request_hash=digest, status=status, body=body, created_at=clock.now()
    )
