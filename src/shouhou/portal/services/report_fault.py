"""Use case: the customer reports a fault by phone or computer, with photos, and gets the link to her new case."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.crypto import salted_hmac

from shouhou.cases import public as cases
from shouhou.portal import queries
from shouhou.portal.services.make_link import keep_token, token_hash


@transaction.atomic
def report_fault(
    *, customer_id: int, unit_id: int | None, fields: Mapping[str, str], photos: Sequence[tuple[str, bytes]],
    report_key: uuid.UUID, now: dt.datetime, channel: str = "portal",
) -> str:  # fmt: skip
    """Register the request in the role of the customer and return the token of its link. `photos` are names and contents.

    The same `report_key` again gets the same token and nothing happens twice. Whoever calls has checked that unit and
    customer are those of the link or code at hand. Raises Invalid for what was written or for a photo that is not taken.
    """
    token = salted_hmac("shouhou.portal.report", report_key.bytes, algorithm="sha256").hexdigest()[:40]
    if queries.link_by_hash(token_hash(token)):
        return token
    made = cases.register_customer_request(
        customer_id=customer_id, unit_id=unit_id, fields={"channel": channel, "kind": "repair", **fields}, now=now,
        channel=channel,
    )  # fmt: skip
    for name, content in photos:
        cases.attach_file(case_id=made.case_id, content=content, name=name, actor=None, now=now, channel=channel)
    keep_token(token, case_id=made.case_id, made_by=None, now=now)
    return token
