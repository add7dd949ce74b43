"""Use case: the visit moves on: departed, arrived, work done, or called off with its case."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from shouhou.cases import public as cases
from shouhou.dispatch import queries
from shouhou.dispatch.models import Visit
from shouhou.people.public import Actor
from shouhou.timeline.public import Recorded

# word: (the visit's new state, the column that keeps the minute)
MOVES = {
    "visit.departed": (Visit.State.TRAVELLING, "departed_at"),
    "visit.arrived": (Visit.State.ON_SITE, "arrived_at"),
    "work.done": (Visit.State.DONE, "done_at"),
    "case.cancelled": (Visit.State.CANCELLED, "done_at"),
    "case.merged": (Visit.State.CANCELLED, "done_at"),
}


@transaction.atomic
def move_visit(
    *, case_id: int, word: str, fields: Mapping[str, Any], actor: Actor, now: dt.datetime, **envelope: Any
) -> Recorded:
    """Record one of MOVES on the case; the open visit, where there is one, follows in the same transaction.

    Raises what `record_act` raises. A visit that was never planned is no obstacle: a stationed employee may be there.
    """
    recorded = cases.record_act(case_id=case_id, word=word, fields=fields, actor=actor, now=now, **envelope)
    visit = queries.locked_open_visit(case_id)
    if visit:
        visit.state, minute = MOVES[word]
        setattr(visit, minute, recorded.event.occurred_at)
        visit.save(update_fields=["state", minute])
    return recorded
