"""Use case: a manager finds the cause of a proposed fault (2a, 2b, 2c: only a named person after a finding)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from shouhou.cases import public as cases
from shouhou.conduct import permissions
from shouhou.people.public import Actor
from shouhou.timeline.public import Recorded

WORD = "fault.found"


@transaction.atomic
def find_fault(*, case_id: int, fields: Mapping[str, Any], actor: Actor, now: dt.datetime, **envelope: Any) -> Recorded:
    """Record the finding: cause own confirms the fault and proposes its fine; any other excuses or moves it.

    Raises what `record_act` raises; a finding of own cause without a word on the user's dissatisfaction is refused.
    """
    case = cases.case_for(actor, case_id=case_id)
    permissions.must_judge(actor, case.branch_path)
    return cases.record_act(case_id=case_id, word=WORD, fields=fields, actor=actor, now=now, **envelope)
