"""Use case: a visit is planned: who goes, and to be there by when (visit.planned assigns the engineer)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime

from shouhou.cases import public as cases
from shouhou.dispatch import queries
from shouhou.dispatch.models import Visit
from shouhou.kernel.numbers import next_number
from shouhou.people.public import Actor
from shouhou.timeline.public import Recorded

WORD = "visit.planned"


@transaction.atomic
def plan_visit(*, case_id: int, fields: Mapping[str, Any], actor: Actor, now: dt.datetime, **envelope: Any) -> Recorded:
    """Plan a visit, or plan the open one anew: another engineer, another hour. `envelope`: as record_act takes it.

    Raises what `record_act` raises; NotAllowed without the permission to plan visits.
    """
    case = cases.case_for(actor, case_id=case_id)
    actor.must("visit.plan", case.branch_path)
    recorded = cases.record_act(case_id=case_id, word=WORD, fields=fields, actor=actor, now=now, **envelope)
    data = recorded.event.data
    arrive_by = parse_datetime(data["arrive_by"]) if "arrive_by" in data else None
    visit = queries.locked_open_visit(case_id)
    if visit is None:
        visit = Visit(number=next_number("V"), case_id=case_id)
    visit.engineer_id, visit.arrive_by = int(data["engineer"]), arrive_by
    visit.state, visit.planned_at = Visit.State.PLANNED, recorded.event.occurred_at
    visit.save()
    return recorded
