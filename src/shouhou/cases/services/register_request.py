"""Use case: somebody asks for service. A case opens with the minute of the request, and its clocks start (FUR-6.0a)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from shouhou.cases.permissions import CUSTOMER
from shouhou.cases.services.follow_stream import follow_stream
from shouhou.cases.services.open_case import open_case
from shouhou.cases.services.record_act import happening_on
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline

WORD = "request.received"


@dataclass(frozen=True)
class Registered:
    """The new case."""

    case_id: int
    number: str
    subject_id: int
    seq: int


@transaction.atomic
def register_request(
    *,
    customer_id: int,
    unit_id: int | None,
    fields: Mapping[str, Any],
    actor: Actor,
    now: dt.datetime,
    at: dt.datetime | None = None,
    role: str = CUSTOMER,
    channel: str = "web",
    measured: bool = False,
    backdated: bool = False,
) -> Registered:
    """Open a case for a customer and, where it is known, a unit. `fields` are those of request.received.

    Raises NotFound for a customer or unit outside the actor's scope, NotAllowed without the permission to register,
    Invalid for fields that are not right. Times are cut to the minute.
    """
    written = policy.write("case", WORD, fields)
    case = open_case(
        customer_id=customer_id, unit_id=unit_id, actor=actor, now=now, at=at,
        summary=written.words.get("requirement", ""), kind=written.data.get("kind", ""),
    )  # fmt: skip
    happening = happening_on(
        case, WORD, fields, actor=actor, now=now, at=case.opened_at, role=role, channel=channel, measured=measured,
        backdated=backdated,
    )  # fmt: skip
    recorded = timeline.record(subject_id=case.subject_id, happening=happening, now=now)
    follow_stream(case=case, recorded=recorded)
    return Registered(case.pk, case.number, case.subject_id, recorded.seq)
