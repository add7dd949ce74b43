"""Use case: a draft goes one step on its way into force or back, and those whom it concerns are told."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.notices import public as notices
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.policy import public as policy


@transaction.atomic
def take_step(
    *, step: str, actor: Actor, draft_id: int, now: dt.datetime, seen: int = 0, from_on: dt.date | None = None,
    why: str = "",
) -> dt.date | None:  # fmt: skip
    """`propose` (for a day), `approve`, `return` (with a reason) or `roll_back` (with a reason).

    Whoever may approve it is told of a proposal, its authors of approval and return; nobody of what they did themselves.
    Returns the day from which on something else is followed, if any. Raises Invalid for a step that there is not and as
    the use cases of the steps do.
    """
    before, today = policy.draft_for(actor, draft_id), policy.local_day(now)
    given: dict[str, Any] = {"actor": actor, "draft_id": before.id, "now": now}
    match step:
        case "propose" if from_on is not None:
            policy.propose_draft(**given, seen=seen, from_on=from_on, today=today)
            draft = policy.draft_for(actor, before.id)
            judges = people.deciders("regulation.approve", draft.branch_path, now)
            _tell("draft.proposed", draft, [one for one in judges if one not in draft.author_ids], actor, now)
            return from_on
        case "approve":
            policy.publish_draft(**given, seen=seen, today=today)
            _answered(before, "draft.approved", actor, now)
            return before.from_on
        case "return":
            policy.return_draft(**given, remark=why)
            _answered(before, "draft.returned", actor, now)
            return None
        case "roll_back":
            return policy.roll_back(**given, why=why, today=today)
    raise Invalid({"": _("There is no such step.")})


def _answered(proposed: policy.DraftFacts, kind: str, actor: Actor, now: dt.datetime) -> None:
    notices.settle(key=_key("draft.proposed", proposed), now=now)
    _tell(kind, proposed, [one for one in proposed.author_ids if one != actor.id], actor, now)


def _tell(kind: str, draft: policy.DraftFacts, recipients: list[int], actor: Actor, now: dt.datetime) -> None:
    notices.notify(
        kind=kind, key=_key(kind, draft), recipients=recipients, about=str(draft.id), at=now, now=now,
        address=f"/regulations/drafts/{draft.id}/publish", regulation=draft.regulation, branch_path=draft.branch_path,
        facts={
            "person": actor.id, "title": {"zh": draft.document.zh, "en": draft.document.en or ""},
            "day": str(draft.from_on) if draft.from_on else "",
        },
    )  # fmt: skip


def _key(kind: str, draft: policy.DraftFacts) -> str:
    return f"{kind}/{draft.id}/{draft.version}"
