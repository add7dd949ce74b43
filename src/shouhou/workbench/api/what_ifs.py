"""What a draft would have changed, for programs: asked, answered part by part, called off."""

import datetime as dt
from typing import Any

from ninja import Router, Schema

from shouhou.kernel import clock
from shouhou.kernel.api import Body, Day, InPath, Key, Yuan, written
from shouhou.kernel.errors import NotFound
from shouhou.people.public import ActorRequest
from shouhou.policy import public as policy
from shouhou.workbench import queries
from shouhou.workbench.api.drafts import owner
from shouhou.workbench.models import WhatIf
from shouhou.workbench.services.cancel_what_if import cancel_what_if
from shouhou.workbench.services.order_what_if import order_what_if

router = Router(tags=["drafts"])


class PeriodIn(Body):
    """The days on which the cases were opened, both included."""

    since: Day
    until: Day


class WhatIfRow(Schema):
    """A question and how far it is. `differing`: the cases that would have gone otherwise, so far."""

    id: int
    draft_id: int
    since: dt.date
    until: dt.date
    asked_at: dt.datetime
    cancelled_at: dt.datetime | None
    ended_at: dt.datetime | None
    cases: int
    cases_done: int
    failed: int
    differing: int


class OutcomeOut(Schema):
    """How many outcomes of a clause there were, and how many there would have been."""

    kind: str
    clause: str
    state: str
    before: int
    after: int
    amount_before: Yuan
    amount_after: Yuan


class WhatIfOut(WhatIfRow):
    """A question with its answer so far."""

    rows: list[OutcomeOut]


@router.get(
    "/drafts/{draft_id}/what-ifs", response=list[WhatIfRow], operation_id="list_what_ifs", summary="List what was asked"
)
def list_what_ifs(request: ActorRequest, draft_id: InPath) -> list[WhatIfRow]:
    """The newest twenty questions about a draft."""
    owner(request)
    draft = policy.draft_for(request.actor, draft_id)
    return [WhatIfRow(**_row(one)) for one in queries.what_ifs_of(draft.id)]


@router.post(
    "/drafts/{draft_id}/what-ifs", response={201: WhatIfOut}, operation_id="order_what_if", summary="Ask what if",
    openapi_extra={"requestBody": {"content": {"application/json": {
        "example": {"since": "2026-02-01", "until": "2026-02-28"}}}}},
)  # fmt: skip
def post_what_if(request: ActorRequest, draft_id: InPath, body: PeriodIn, key: Key) -> dict[str, Any]:
    """The worker derives the period twice; read the answer until `ended_at` is set."""
    owner(request)

    def act() -> WhatIfOut:
        draft = policy.draft_for(request.actor, draft_id)
        asked = order_what_if(actor=request.actor, draft_id=draft.id, **body.model_dump(), now=clock.now())
        return _whole(_found(request, asked))

    return written(request, key, body, act, 201)


@router.get(
    "/what-ifs/{what_if_id}", response=WhatIfOut, operation_id="get_what_if", summary="Read what would have been"
)
def get_what_if(request: ActorRequest, what_if_id: InPath) -> WhatIfOut:
    """The answer so far."""
    owner(request)
    return _whole(_found(request, what_if_id))


@router.post(
    "/what-ifs/{what_if_id}/cancel", response=WhatIfOut, operation_id="cancel_what_if", summary="Call a what-if off"
)
def post_cancel_what_if(request: ActorRequest, what_if_id: InPath, key: Key) -> dict[str, Any]:
    """No further part is derived; what is done of it stays."""
    owner(request)

    def act() -> WhatIfOut:
        found = _found(request, what_if_id)
        cancel_what_if(actor=request.actor, what_if_id=found.pk, now=clock.now())
        return _whole(_found(request, found.pk))

    return written(request, key, None, act)


def _found(request: ActorRequest, what_if_id: int) -> WhatIf:
    found = queries.visible_what_if(request.actor, what_if_id)
    if found is None:
        raise NotFound
    return found


def _row(what_if: WhatIf) -> dict[str, Any]:
    progress = queries.progress(what_if)
    return {
        "id": what_if.pk, "draft_id": what_if.draft_id, "since": what_if.since, "until": what_if.until,
        "asked_at": what_if.asked_at, "cancelled_at": what_if.cancelled_at, "ended_at": progress.ended_at,
        "cases": what_if.cases, "cases_done": progress.cases_done, "failed": progress.failed,
        "differing": queries.differing_count(what_if),
    }  # fmt: skip


def _whole(what_if: WhatIf) -> WhatIfOut:
    rows = [OutcomeOut(**{n: getattr(row, n) for n in OutcomeOut.model_fields}) for row in queries.rows_of(what_if)]
    return WhatIfOut(**_row(what_if), rows=rows)
