"""Use case: somebody is told something, once for its key."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from shouhou.notices import queries
from shouhou.notices.models import Notice
from shouhou.notices.rules.kinds import APP, KINDS
from shouhou.notices.rules.ways import ways_of
from shouhou.notices.services.send_out import send_out
from shouhou.people import public as people


@transaction.atomic
def notify(
    *,
    kind: str,
    key: str,
    recipients: Iterable[int],
    about: str,
    address: str,
    at: dt.datetime,
    now: dt.datetime,
    subject_id: int | None = None,
    branch_path: str = "",
    clause: str = "",
    regulation: str = "",
    facts: Mapping[str, Any] | None = None,
    corrects_id: int | None = None,
) -> list[int]:
    """Tell these people, each in the ways that they want. Whoever has a notice of this key already is left alone.

    `about` is what a reader calls the thing, `address` a path of this installation, `facts` the codes, numbers and ids
    that the places of the kind's text are filled from: never words of a customer or of a note. `branch_path` is where
    it belongs, for robots that serve a branch. Returns the ids of the new notices.
    """
    wanted = set(recipients)
    told = queries.already_told(key, wanted)
    addressees = people.addressees(wanted - told)
    wishes = queries.receptions(addressees)
    rows = Notice.objects.bulk_create(
        Notice(
            recipient_id=pk, kind=kind, key=key, subject_id=subject_id, about=about, address=address, clause=clause,
            regulation=regulation, facts=dict(facts or {}), at=at, created_at=now, corrects_id=corrects_id,
            muted=APP not in ways_of(KINDS[kind], wishes.get(pk)),
        )
        for pk in sorted(addressees)
    )  # fmt: skip
    send_out(notices=rows, addressees=addressees, wishes=wishes, branch_path=branch_path, now=now)
    return [row.pk for row in rows]
