"""Use case: the customer asks for service herself, through her own link or the code on her unit (FUR-6.0a)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from shouhou.cases.services.open_case import open_case
from shouhou.cases.services.record_customer_act import record_customer_act
from shouhou.cases.services.register_requests import WORD, Registered
from shouhou.policy import public as policy


@transaction.atomic
def register_customer_request(
    *, customer_id: int, unit_id: int | None, fields: Mapping[str, Any], now: dt.datetime, channel: str = "portal"
) -> Registered:
    """Open a case in the role of the customer, now: its clocks start as with a call. `fields` are those of request.received.

    Whoever calls has checked that it is this customer. Raises NotFound for a unit that is not hers, Invalid for fields.
    """
    written = policy.write("case", WORD, fields)
    case = open_case(
        customer_id=customer_id, unit_id=unit_id, actor=None, now=now,
        summary=written.words.get("requirement", ""), kind=written.data.get("kind", ""),
    )  # fmt: skip
    recorded = record_customer_act(case_id=case.pk, word=WORD, fields=fields, now=now, channel=channel)
    return Registered(case.pk, case.number, case.subject_id, recorded.seq)
