"""Use case: something happens on a case. It is recorded in its stream, and the listed row follows."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from shouhou.cases import permissions, queries
from shouhou.cases.services.follow_stream import follow_stream
from shouhou.people.public import Actor
from shouhou.timeline import public as timeline


@transaction.atomic
def record_act(
    *,
    case_id: int,
    word: str,
    fields: Mapping[str, Any],
    actor: Actor,
    now: dt.datetime,
    at: dt.datetime | None = None,
    role: str = "",
    ref: str = "",
    channel: str = "web",
    supersedes: int | None = None,
    measured: bool = False,
    backdated: bool = False,
    expected_seq: int | None = None,
) -> timeline.Recorded:
    """Record one word of the vocabulary on a case.

        Raises NotFound outside the actor's scope, NotAllowed where they hold no role that may record it, Invalid for its
    fields, Refused with every clause that forbids it now, Undecided with the facts that are missing, Stale where `expected_seq` is given and something was recorded since.
    """
    case = permissions.visible_case(actor, case_id=case_id)
    actor.must("case.act", case.branch_path)
    adopted = timeline.subject_facts(case.subject_id).adopted
    acting = permissions.role_for(actor, word, permissions.roles_of(actor, case.branch_path, adopted), role)
    permissions.must_name_staff(word, fields, case.branch_path, now)
    recorded = timeline.record(
        subject_id=case.subject_id,
        happening=timeline.Happening(
            word=word, fields=fields, role=acting, channel=channel, at=at, ref=ref, supersedes=supersedes,
            actor_id=None if acting == permissions.CUSTOMER else actor.id, recorder_id=actor.id, measured=measured,
            backdated=backdated and actor.may("case.backdate", case.branch_path), expected_seq=expected_seq,
        ),
        now=now,
    )  # fmt: skip
    follow_stream(case=queries.locked_case(case.pk), recorded=recorded)
    return recorded
