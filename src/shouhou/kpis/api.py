"""Figures and monthly assessments for programs."""

import datetime as dt
from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from shouhou.kernel import clock
from shouhou.kernel.api import PROSE, Body, Key, OneOf, written
from shouhou.kernel.errors import NotFound
from shouhou.kpis import permissions, queries, rules
from shouhou.kpis.forms import WantedForm
from shouhou.kpis.models import Sheet
from shouhou.kpis.services.close_sheet import close_sheet
from shouhou.kpis.services.decide_objection import DECISIONS, decide_objection
from shouhou.kpis.services.draw_sheet import draw_sheet
from shouhou.kpis.services.object_to_sheet import object_to_sheet
from shouhou.people import public as people
from shouhou.people.public import ActorRequest
from shouhou.policy import public as policy

router = Router(tags=["kpis"])

Month = Annotated[str, Field(pattern=r"^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$", examples=["2026-01"])]
BranchId = Annotated[int, Field(ge=1, le=2**31)]
PersonId = Annotated[int, Field(ge=0, le=2**31)]


class FigureOut(Schema):
    """A figure of a period. `value` is null without data, and while rows are `unknown`; a share is between 0 and 1.
    `kind`: figure, or promise for the settled clocks of a deadline clause."""

    kind: str
    regulation: str
    clause: str
    name: str
    measure: str
    counted: int
    base: int
    left_out: int
    unknown: int
    value: str | None


class FiguresOut(Schema):
    """The figures of a period, and when they were computed."""

    since: dt.date
    until: dt.date
    measured_at: dt.datetime | None
    items: list[FigureOut]


class SheetOut(Schema):
    """An assessment sheet. `version` is 0 while the month has not been closed; `body` is what it holds."""

    branch_id: int
    month: str
    person_id: int
    version: int
    closed_at: dt.datetime | None
    body: dict[str, Any]


class ObjectionIn(Body):
    """What is wrong with one's own assessment."""

    reason: Annotated[str, Field(min_length=1, max_length=5000, pattern=PROSE)]


class DecisionIn(Body):
    """What is decided about an objection, and why."""

    decision: Annotated[str, OneOf(DECISIONS)]
    words: Annotated[str, Field(min_length=1, max_length=5000, pattern=PROSE)]


class ObjectionOut(Schema):
    """An objection to a version; `decision` is "" while it waits."""

    version: int
    reason: str
    decision: str
    words: str


@router.get("/figures", response=FiguresOut, operation_id="list_figures", summary="List figures")
def list_figures(request: ActorRequest, since: dt.date, until: dt.date, person_id: PersonId = 0) -> FiguresOut:
    """The figures that have rows in these days, at the branches whose figures you see; `person_id` narrows them."""
    request.actor.must(permissions.SEE)
    given = {"period": "free", "since": since, "until": until}
    period = WantedForm(given).wanted(policy.local_day(clock.now())).period
    rows = queries.narrowed(
        permissions.of_branches(request.actor), since=period.since, until=period.until, person=person_id or None
    )
    names = {(f.regulation, f.clause, f.name): f for f in _followed(request.actor, period.until)}
    some = [queries.Key("figure", *key) for key, f in names.items() if f.unit_counts == "any"]
    items = []
    for key, totals in sorted(queries.totals(rows, any_counts=some).items(), key=lambda item: item[0].place):
        facts, total = names.get(key[1:]), totals[None]
        measure = facts.measure if facts else "share"
        value = total.value(measure)
        items.append(
            FigureOut(
                **key._asdict(), measure=measure, counted=total.counted, base=total.base, left_out=total.left_out,
                unknown=total.unknown, value=None if value is None else f"{value:f}",
            )
        )  # fmt: skip
    return FiguresOut(since=period.since, until=period.until, measured_at=queries.measured_at(), items=items)


def _followed(actor: people.Actor, on: dt.date) -> list[policy.FigureFacts]:
    seen = [path for path in people.branch_names() if actor.may(permissions.SEE, path)]
    return [f for path in seen for f in policy.figures_in(policy.adopted_at(path, on), rules.ASSESSMENT)]


@router.get(
    "/assessments/{branch_id}/{month}/{person_id}", response=SheetOut, operation_id="get_assessment",
    summary="Read an assessment",
)  # fmt: skip
def get_assessment(request: ActorRequest, branch_id: BranchId, month: Month, person_id: PersonId) -> SheetOut:
    """The last closed version, or the month as it stands; `person_id` 0 is the branch itself."""
    day, person, path = _place(request.actor, branch_id, month, person_id)
    sheet = queries.last_sheet(day, branch_id, person)
    if sheet:
        return _out(sheet)
    body = draw_sheet(month=day, branch_path=path, person_id=person, now=clock.now())
    return SheetOut(branch_id=branch_id, month=month, person_id=person_id, version=0, closed_at=None, body=body)


@router.post(
    "/assessments/{branch_id}/{month}/{person_id}/close", response={201: SheetOut}, operation_id="close_assessment",
    summary="Close an assessment",
)  # fmt: skip
def post_assessment_close(
    request: ActorRequest, branch_id: BranchId, month: Month, person_id: PersonId, key: Key
) -> dict[str, Any]:
    """The month stands as it is; what is corrected later is closed as a further version."""
    day, person, _path = _place(request.actor, branch_id, month, person_id)

    def act() -> SheetOut:
        sheet = close_sheet(month=day, branch_id=branch_id, person_id=person, actor=request.actor, now=clock.now())
        return _out(sheet)

    return written(request, key, None, act, 201)


@router.post(
    "/assessments/{branch_id}/{month}/{person_id}/objection", response={201: ObjectionOut},
    operation_id="object_to_assessment", summary="Object to your assessment",
)  # fmt: skip
def post_objection(
    request: ActorRequest, branch_id: BranchId, month: Month, person_id: PersonId, body: ObjectionIn, key: Key
) -> dict[str, Any]:
    """To the last closed version of your own month, once."""
    sheet = _last(request.actor, branch_id, month, person_id)

    def act() -> ObjectionOut:
        found = object_to_sheet(sheet_id=sheet.pk, reason=body.reason, actor=request.actor, now=clock.now())
        return ObjectionOut(version=sheet.version, reason=found.reason, decision=found.decision, words=found.words)

    return written(request, key, body, act, 201)


@router.post(
    "/assessments/{branch_id}/{month}/{person_id}/decision", response={201: ObjectionOut},
    operation_id="decide_objection", summary="Decide about an objection",
)  # fmt: skip
def post_objection_decision(
    request: ActorRequest, branch_id: BranchId, month: Month, person_id: PersonId, body: DecisionIn, key: Key
) -> dict[str, Any]:
    """An accepted one calls for the records to be corrected and the month to be closed again."""
    sheet = _last(request.actor, branch_id, month, person_id)

    def act() -> ObjectionOut:
        found = decide_objection(
            sheet_id=sheet.pk, decision=body.decision, words=body.words, actor=request.actor, now=clock.now()
        )
        return ObjectionOut(version=sheet.version, reason=found.reason, decision=found.decision, words=found.words)

    return written(request, key, body, act, 201)


def _place(actor: people.Actor, branch_id: int, month: str, person_id: int) -> tuple[dt.date, int | None, str]:
    """Month, person and branch, as far as the actor sees them; NotFound otherwise."""
    path = people.branch_path(branch_id)
    permissions.must_see(actor, path, person_id or None)
    return dt.date.fromisoformat(f"{month}-01"), person_id or None, path


def _last(actor: people.Actor, branch_id: int, month: str, person_id: int) -> Sheet:
    day, person, _path = _place(actor, branch_id, month, person_id)
    sheet = queries.last_sheet(day, branch_id, person)
    if sheet is None:
        raise NotFound
    return sheet


def _out(sheet: Sheet) -> SheetOut:
    return SheetOut(
        branch_id=sheet.branch_id, month=f"{sheet.month:%Y-%m}", person_id=sheet.person_id or 0, version=sheet.version,
        closed_at=sheet.closed_at, body=sheet.body,
    )  # fmt: skip
