"""Cases for programs: the list with its promised filters and orders, and everything about one case."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeVar

from django.utils.translation import get_language
from ninja import Router, Schema
from pydantic import Field

from shouhou.assets import public as assets
from shouhou.cases import permissions, queries
from shouhou.cases.api import desk, watch
from shouhou.cases.api.schemas import (
    VOCABULARY,
    CaseFaultOut,
    CaseOut,
    CasePage,
    CaseWhole,
    ClockOut,
    EventOut,
    EventPage,
    FineOut,
    Kind,
    Order,
    QuestionOut,
    RegisteredOut,
    RegulationUsed,
    SpanOut,
    State,
    View,
    WhyOut,
)
from shouhou.cases.models import Case
from shouhou.cases.services.register_request import register_request
from shouhou.cases.services.register_requests import MOST, WORD, Registered, Request, register_requests
from shouhou.customers import public as customers
from shouhou.kernel import bodies, bulk, clock, paging
from shouhou.kernel.api import (
    PAGE,
    PLAIN,
    After,
    Body,
    Day,
    InPath,
    Key,
    Limit,
    Line,
    Number,
    Query,
    written,
)
from shouhou.kernel.errors import NotFound, ShouhouError
from shouhou.people import public as people
from shouhou.people.public import ActorRequest
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline

router = Router(tags=["cases"])
router.add_router("", desk.router)
router.add_router("", watch.router)


@router.get("/cases", response=CasePage, operation_id="list_cases", summary="List cases")
def list_cases(
    request: ActorRequest, view: View = "open", sort: Order = "newest", state: State = "",
    engineer: InPath | None = None, customer: InPath | None = None, model: Line = "", kind: Kind = "",
    clause: Line = "", opened_from: Day | None = None, opened_to: Day | None = None, q: Query = "", after: After = "",
    limit: Limit = PAGE,
) -> CasePage:  # fmt: skip
    """Visible cases by view, filters and search text, in a promised order. `clause` is that of the next clock;
    `sort=due` shows only cases with a running limit, `sort=silent` only open ones."""
    request.actor.must("case.see")
    rows = permissions.visible_to(request.actor)
    if q.strip():
        rows = _found(request, q.strip(), rows)
    filters = queries.Filters(
        state=state, engineer_id=engineer, customer_id=customer, model=model, kind=kind, clause=clause,
        opened_from=opened_from, opened_to=opened_to,
    )  # fmt: skip
    rows = queries.listed(
        rows, view_name=view, sort=sort, person_id=request.actor.id, now=clock.now(), filters=filters
    )  # fmt: skip
    count, order = queries.capped_count(rows), queries.SORTS[sort]
    if place := paging.place(after, sort, dt.datetime, int):
        rows = order.after(rows, *place)
    found = list(queries.with_names(rows)[: limit + 1])
    page, more = found[:limit], len(found) > limit
    return CasePage(
        items=[CaseOut(**_row(case)) for case in page], count=min(count, queries.MANY),
        more_than_counted=count > queries.MANY,
        next=paging.cursor(sort, getattr(page[-1], order.column), page[-1].pk) if more else None,
    )  # fmt: skip


def post_case(request: ActorRequest, body: Body, key: Key) -> dict[str, Any]:
    """A case opens with the minute of the request, and its clocks start."""

    def act() -> RegisteredOut:
        sent = body.model_dump(include={"at", "customer_id", "unit_id"})
        registered = register_request(
            fields=bodies.own_fields(VOCABULARY, WORD, body), actor=request.actor, now=clock.now(), channel="api",
            role=body.model_dump()["role"] or permissions.CUSTOMER, **sent,
        )  # fmt: skip
        return RegisteredOut(number=registered.number, seq=registered.seq)

    return written(request, key, body, act, 201)


post_case.__annotations__["body"] = bodies.body_of(VOCABULARY, WORD, opening=True)
router.post("/cases", response={201: RegisteredOut}, **bodies.documented(VOCABULARY, WORD, customer_id=1, unit_id=1))(
    post_case
)


_Opening: Any = bodies.body_of(VOCABULARY, WORD, opening=True)


class RequestRow(_Opening):  # type: ignore[misc]  # made from the vocabulary
    """One of several requests."""

    reference: bulk.Reference


class RequestRows(Body):
    """Many requests at once."""

    requests: Annotated[list[RequestRow], Field(min_length=1, max_length=MOST)]


class RowOut(Schema):
    """What became of one request. `status` 201: `number` is its case's; any other: `problem` says what is wrong."""

    reference: str
    status: int
    number: str | None = None
    seq: int | None = None
    problem: bulk.RowProblem | None = None


class RowsOut(Schema):
    """One outcome for each request, in the order in which they were sent."""

    items: list[RowOut]


@router.post("/cases/bulk", response=RowsOut, operation_id="register_requests", summary="Register many requests")
def post_cases(request: ActorRequest, body: RequestRows) -> RowsOut:
    """Up to 500 requests in one transaction, each as `request_received` would take it. What one is refused is told
    beside its reference; the others are registered. After a broken line send the whole again: nothing happens twice."""
    requests = [
        Request(
            row.reference, row.customer_id, row.unit_id, bodies.own_fields(VOCABULARY, WORD, row), row.at,
            row.role or permissions.CUSTOMER,
        )
        for row in body.requests
    ]  # fmt: skip
    outcomes = register_requests(requests=requests, actor=request.actor, now=clock.now())
    return RowsOut(items=[_row_out(sent.reference, one) for sent, one in zip(requests, outcomes, strict=True)])


def _row_out(reference: str, outcome: Registered | ShouhouError) -> RowOut:
    if isinstance(outcome, Registered):
        return RowOut(reference=reference, status=201, number=outcome.number, seq=outcome.seq)
    language = get_language() or "zh-hans"
    problem = bulk.problem_of(outcome, language, lambda fact: policy.fact_label(fact, language))
    return RowOut(reference=reference, status=outcome.status, problem=problem)


@router.get("/cases/{number}", response=CaseWhole, operation_id="get_case", summary="Read a case")
def get_case(request: ActorRequest, number: Number) -> CaseWhole:
    """One visible case, derived as of this minute."""
    visible, language = permissions.visible_case(request.actor, number=number), get_language() or "zh-hans"
    case = queries.with_names(Case.objects.filter(pk=visible.pk)).get()
    facts = timeline.subject_facts(case.subject_id)
    derived = timeline.timeline(case.subject_id, clock.now())
    return CaseWhole(
        **_row(case),
        regulations=[RegulationUsed(regulation=a["regulation"], pack=a["pack"]) for a in facts.adopted],
        questions=[
            QuestionOut(fact=fact, asks=policy.fact_label(fact, language), clauses=sorted(clauses))
            for fact, clauses in sorted(derived.undecided.items())
        ],
    )


@router.get("/cases/{number}/events", response=EventPage, operation_id="list_events", summary="Read what happened")
def list_events(request: ActorRequest, number: Number, after: After = "", limit: Limit = PAGE) -> EventPage:
    """The events of a visible case in the order of entry, corrections included."""
    case, language = permissions.visible_case(request.actor, number=number), get_language() or "zh-hans"
    (seen,) = paging.place(after, "events", int) or (0,)
    entries = [entry for entry in timeline.history(case.subject_id) if entry.seq > seen]
    labels = VOCABULARY.words
    page = [EventOut(**(vars(e) | {"label": labels[e.word].label.get(language)})) for e in entries[:limit]]
    return EventPage(items=page, next=paging.cursor("events", page[-1].seq) if len(entries) > limit else None)


@router.get("/cases/{number}/clocks", response=list[ClockOut], operation_id="list_clocks", summary="Read the clocks")
def list_clocks(request: ActorRequest, number: Number) -> list[ClockOut]:
    """Every clock of a visible case with each counted and skipped stretch, derived as of this minute."""
    case = permissions.visible_case(request.actor, number=number)
    clocks = timeline.timeline(case.subject_id, clock.now()).clocks
    who = _who(clocks)
    return [_told(ClockOut, one, who) for one in clocks]


@router.get(
    "/cases/{number}/faults", response=list[CaseFaultOut], operation_id="list_case_faults", summary="Read the faults"
)
def list_case_faults(request: ActorRequest, number: Number) -> list[CaseFaultOut]:
    """The faults of a visible case with their fines, derived as of this minute."""
    case = permissions.visible_case(request.actor, number=number)
    derived = timeline.timeline(case.subject_id, clock.now())
    fines = {fine.fault: FineOut.from_orm(fine) for fine in derived.fines}
    who = _who(derived.faults)
    return [_told(CaseFaultOut, fault, who, fine=fines.get(fault.key)) for fault in derived.faults]


@router.get("/cases/{number}/why", response=WhyOut, operation_id="get_why", summary="Ask why")
def get_why(
    request: ActorRequest, number: Number, key: Annotated[str, Field(min_length=1, max_length=200, pattern=PLAIN)]
) -> WhyOut:
    """Why a clock, fault or fine (its `key`) is what it is: clause, values, facts, each step."""
    case = permissions.visible_case(request.actor, number=number)
    told = timeline.why(case.subject_id, key, clock.now(), get_language() or "zh-hans")
    if told is None:
        raise NotFound
    return WhyOut(key=key, sentences=list(told.sentences), spans=[SpanOut.from_orm(span) for span in told.spans])


Told = TypeVar("Told", ClockOut, CaseFaultOut)


def _told(kind: type[Told], derived: Any, who: Mapping[int, str], **more: Any) -> Told:
    """A derived clock or fault, its person by id and name."""
    person = {"person_id": _person(derived), "person": who.get(_person(derived) or 0, "")}
    own = {name: getattr(derived, name) for name in kind.model_fields if name not in person and name not in more}
    return kind.model_validate(own | person | more)


def _person(derived: Any) -> int | None:
    return int(derived.person) if derived.person and derived.person.isdigit() else None


def _who(derived: Iterable[Any]) -> dict[int, str]:
    """The names of the people that these clocks or faults name."""
    return people.named({person for one in derived if (person := _person(one))})


def _found(request: ActorRequest, text: str, rows: Any) -> Any:
    """Cases that a search text means: by number, requirement, customer or unit."""
    actor = request.actor
    whose = [c.id for c in customers.find(actor, text)] if actor.may("customer.see") else []
    units = [u.id for u in assets.find(actor, text)] if len(text) >= 3 else []
    return queries.matching(rows, text, whose, units)


def _row(case: Any) -> dict[str, Any]:
    """A listed row: its own columns and the names that the query brought along."""
    brought = {
        "customer": case.customer_name, "unit": case.unit_serial, "model": case.unit_model,
        "engineer": case.engineer_name,
    }  # fmt: skip
    return {name: getattr(case, name) for name in CaseOut.model_fields if name not in brought} | brought
