"""Use case: a visit is planned: who goes, and to be there by when (visit.planned assigns the engineer)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from shouhou.cases import public as cases
from shouhou.dispatch.rules import PLANNED
from shouhou.dispatch.services.follow_visits import follow_visits
from shouhou.people.public import Actor
from shouhou.timeline.public import Recorded


@transaction.atomic
def plan_visit(*, case_id: int, fields: Mapping[str, Any], actor: Actor, now: dt.datetime, **envelope: Any) -> Recorded:
    """Plan a visit, or plan one anew that has not arrived: another engineer, another hour. `envelope`: as record_act takes it.

    Raises what `record_act` raises; NotAllowed without the permission to plan visits.
    """
    case = cases.case_for(actor, case_id=case_id)
    actor.must("visit.plan", case.branch_path)
    recorded = cases.record_act(case_id=case_id, word=PLANNED, fields=fields, actor=actor, now=now, **envelope)
    follow_visits(case_id=case_id, subject_id=recorded.event.subject_id, now=now)
    return recorded
