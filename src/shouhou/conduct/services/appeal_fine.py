"""Use case: a fine is appealed, or upheld after that: the ledger stays as it is."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from shouhou.conduct.services.decide_fine import decide_fine
from shouhou.people.public import Actor
from shouhou.timeline.public import Recorded


@transaction.atomic
def appeal_fine(
    *, case_id: int, word: str, fields: Mapping[str, Any], actor: Actor, now: dt.datetime, **envelope: Any
) -> Recorded:
    """Record the appeal, or that the fine stands. Raises what `decide_fine` raises."""
    recorded, _fine = decide_fine(case_id=case_id, word=word, fields=fields, actor=actor, now=now, **envelope)
    return recorded
