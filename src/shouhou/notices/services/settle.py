"""Use case: what a notice has asked for is done."""

import datetime as dt

from django.db import transaction

from shouhou.notices import queries


@transaction.atomic
def settle(*, key: str, now: dt.datetime) -> int:
    """The notices of this key call nobody any more, read or not. Returns how many of them still did."""
    return queries.asking(key).update(settled_at=now)
