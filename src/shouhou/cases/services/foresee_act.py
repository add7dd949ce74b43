"""Use case: somebody asks what an act would bring before they record it. Nothing is written."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from shouhou.cases import permissions
from shouhou.cases.services.record_act import happening_on
from shouhou.people.public import Actor
from shouhou.policy.engine.shapes import Fault
from shouhou.timeline import public as timeline


def foresee_act(
    *, case_id: int, word: str, fields: Mapping[str, Any], actor: Actor, now: dt.datetime, at: dt.datetime | None = None,
    role: str = "", ref: str = "", backdated: str = "",
) -> list[Fault]:  # fmt: skip
    """The faults that this act would propose. Raises what `record_act` raises, but for gates."""
    case = permissions.visible_case(actor, case_id=case_id)
    happening = happening_on(
        case, word, fields, actor=actor, now=now, at=at, role=role, ref=ref, channel="web", backdated=backdated
    )
    return timeline.foreseen(subject_id=case.subject_id, happening=happening, now=now)
