"""Use case: the visit moves on: departed, arrived, work done, or called off with its case."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from shouhou.cases import public as cases
from shouhou.dispatch.services.follow_visits import follow_visits
from shouhou.people.public import Actor
from shouhou.timeline.public import Recorded


@transaction.atomic
def move_visit(
    *, case_id: int, word: str, fields: Mapping[str, Any], actor: Actor, now: dt.datetime, **envelope: Any
) -> Recorded:
    """Record one of `rules.MOVES` on the case; its visits follow in the same transaction.

    Raises what `record_act` raises. A visit that was never planned is no obstacle: a stationed employee may be there.
    """
    recorded = cases.record_act(case_id=case_id, word=word, fields=fields, actor=actor, now=now, **envelope)
    follow_visits(case_id=case_id, subject_id=recorded.event.subject_id, now=now)
    return recorded
