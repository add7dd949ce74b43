"""Faults and the ledger of fines for programs. Both are judged and confirmed by acts on their case."""

import datetime as dt
from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from shouhou.cases import public as cases
from shouhou.conduct import permissions, queries
from shouhou.conduct.services.close_month import close_month
from shouhou.kernel import clock, paging
from shouhou.kernel.api import PAGE, After, Body, Key, Limit, OneOf, Yuan, written
from shouhou.people import public as people
from shouhou.people.public import ActorRequest
from shouhou.timeline import public as timeline

router = Router(tags=["conduct"])

STATES = ("proposed", "displaced", "confirmed", "excused", "moved", "withdrawn", "grounds_gone")

State = Annotated[str, OneOf(STATES)]
Month = Annotated[str, Field(pattern=r"^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$", examples=["2026-01"])]


class FaultOut(Schema):
    """A neglect of duty, on its case: there stands the evidence, and `key` asks for its why."""

    case: str
    key: str
    regulation: str
    clause: str
    state: str
    at: dt.datetime
    person_id: int | None
    person: str
    amount: Yuan | None
    amount_by: str


class FaultPage(Schema):
    """Faults, the newest first; `next` is null on the last page."""

    items: list[FaultOut]
    next: str | None


class LineOut(Schema):
    """One line of the ledger in yuan; a counter-entry is negative and `reverses` names the line that it takes back."""

    number: str
    case: str
    person_id: int
    person: str
    regulation: str
    clause: str
    amount_by: str
    amount: Yuan
    entered_at: dt.datetime
    reverses: str | None


class LedgerPage(Schema):
    """Lines by number; `next` is null on the last page."""

    month: str
    items: list[LineOut]
    next: str | None


class MonthIn(Body):
    """The month that is closed."""

    month: Month


class ClosedOut(Schema):
    """A closed month of the ledger: what changes later goes to the next one."""

    month: str


@router.get("/faults/mine", response=FaultPage, operation_id="list_my_faults", summary="List your own faults")
def list_my_faults(request: ActorRequest, after: After = "", limit: Limit = PAGE) -> FaultPage:
    """What you have to answer for, on cases that you see."""
    behind = paging.place(after, "mine", dt.datetime, int)
    visible = cases.on_visible_cases(request.actor)
    found = timeline.consequences(
        kind="fault", person_id=request.actor.id, within=visible, after=behind, limit=limit + 1
    )
    return _fault_page(request, found, limit, "mine")


@router.get("/faults", response=FaultPage, operation_id="list_faults", summary="List faults")
def list_faults(request: ActorRequest, state: State = "proposed", after: After = "", limit: Limit = PAGE) -> FaultPage:
    """The faults in one state on visible cases, for whoever may judge them."""
    request.actor.must(permissions.JUDGE)
    behind = paging.place(after, state, dt.datetime, int)
    visible = cases.on_visible_cases(request.actor)
    found = timeline.consequences(kind="fault", states=(state,), within=visible, after=behind, limit=limit + 1)
    return _fault_page(request, found, limit, state)


def _fault_page(request: ActorRequest, found: list[timeline.ConsequenceFacts], limit: int, order: str) -> FaultPage:
    """One more than a page was read, so that its end is known."""
    page, more = found[:limit], len(found) > limit
    known = cases.cases_of_subjects(request.actor, [fault.subject_id for fault in page])
    names = people.named({fault.person_id for fault in page if fault.person_id})
    items = [
        FaultOut(
            case=known[f.subject_id].number, key=f.key, regulation=f.regulation, clause=f.clause, state=f.state,
            at=f.at, person_id=f.person_id, person=names.get(f.person_id or 0, ""), amount=f.amount,
            amount_by=f.amount_by,
        )
        for f in page
    ]  # fmt: skip
    return FaultPage(items=items, next=paging.cursor(order, page[-1].at, page[-1].id) if more else None)


@router.get("/ledger", response=LedgerPage, operation_id="read_ledger", summary="Read the ledger of fines")
def read_ledger(request: ActorRequest, month: Month, after: After = "", limit: Limit = PAGE) -> LedgerPage:
    """The lines of a month on visible cases, for whoever may confirm fines."""
    request.actor.must(permissions.CONFIRM)
    (behind,) = paging.place(after, month, str) or ("",)
    lines = queries.lines_of(dt.date.fromisoformat(f"{month}-01"), behind).select_related("reverses")
    found = list(lines.filter(cases.on_visible_cases(request.actor))[: limit + 1])
    page, more = found[:limit], len(found) > limit
    known = cases.cases_of_subjects(request.actor, [line.subject_id for line in page])
    items = [
        LineOut(
            number=line.number, case=known[line.subject_id].number, person_id=line.person_id,
            person=line.person_name, regulation=line.regulation, clause=line.clause,  # type: ignore[attr-defined]
            amount_by=line.amount_by, amount=line.amount, entered_at=line.entered_at,
            reverses=line.reverses.number if line.reverses else None,
        )
        for line in page
    ]  # fmt: skip
    return LedgerPage(month=month, items=items, next=paging.cursor(month, page[-1].number) if more else None)


@router.post(
    "/ledger/close", response={201: ClosedOut}, operation_id="close_ledger_month", summary="Close a month of the ledger"
)
def close_ledger_month(request: ActorRequest, body: MonthIn, key: Key) -> dict[str, Any]:
    """Its sums stand from then on; a fine or a counter-entry after that goes to the next month. It is never reopened."""

    def act() -> ClosedOut:
        month = dt.date.fromisoformat(f"{body.month}-01")
        close_month(month=month, actor=request.actor, now=clock.now())
        return ClosedOut(month=body.month)

    return written(request, key, body, act, 201)
