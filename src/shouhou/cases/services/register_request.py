"""Use case: somebody asks for service. A case opens with the minute of the request, and its clocks start (FUR-6.0a)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from shouhou.cases.permissions import CUSTOMER
from shouhou.cases.services.register_requests import Registered, Request, open_by
from shouhou.kernel.errors import ShouhouError
from shouhou.people.public import Actor


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
    backdated: str = "",
) -> Registered:
    """Open a case for a customer and, where it is known, a unit. `fields` are those of request.received.

    Raises NotFound for a customer or unit outside the actor's scope, NotAllowed without the permission to register,
    Invalid for fields that are not right. Times are cut to the minute.
    """
    request = Request("", customer_id, unit_id, fields, at, role, measured=measured, backdated=backdated)
    (outcome,) = open_by([request], actor=actor, now=now, channel=channel)
    if isinstance(outcome, ShouhouError):
        raise outcome
    return outcome
