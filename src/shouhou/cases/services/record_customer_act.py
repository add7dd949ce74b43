"""Use case: the customer does something herself, through the link that was given to her. No person of the staff enters it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from shouhou.cases import queries
from shouhou.cases.models import Case
from shouhou.cases.permissions import CUSTOMER
from shouhou.cases.services.follow_stream import follow_stream
from shouhou.kernel.errors import NotFound
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline


@transaction.atomic
def record_customer_act(
    *, case_id: int, word: str, fields: Mapping[str, Any], now: dt.datetime, channel: str = "portal",
    expected_seq: int | None = None,
) -> timeline.Recorded:  # fmt: skip
    """Record a word in the role of the customer, now. Whoever calls has checked that it is this case's customer.

    Raises NotFound for an unknown case or a word that no customer records, Invalid for its fields, Refused with every
    clause that forbids it now, Undecided with the facts that are missing, Stale as `record_act` does.
    """
    spec = policy.vocabulary("case").words.get(word)
    case = Case.objects.filter(pk=case_id).first()
    if case is None or spec is None or CUSTOMER not in spec.by:
        raise NotFound
    happening = timeline.Happening(word=word, fields=fields, role=CUSTOMER, channel=channel, expected_seq=expected_seq)
    recorded = timeline.record(subject_id=case.subject_id, happening=happening, now=now)
    follow_stream(case=queries.locked_case(case.pk), recorded=recorded)
    return recorded
