"""What the desk and the work queue do besides cases, for programs: named views, handing over, calls, fault codes."""

from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from shouhou.cases import queries
from shouhou.cases.models import Call
from shouhou.cases.services.delete_view import delete_view
from shouhou.cases.services.hand_over_cases import MOST, HandedOver, hand_over_cases
from shouhou.cases.services.note_call import LONGEST, note_call
from shouhou.cases.services.save_fault_code import save_fault_code
from shouhou.cases.services.save_view import LONGEST_NAME, LONGEST_QUERY, save_view
from shouhou.kernel import clock
from shouhou.kernel.api import PLAIN, PROSE, Body, Id, InPath, Key, Line, Number, OneOf, written
from shouhou.people.public import ActorRequest
from shouhou.policy import public as policy

router = Router(tags=["cases"])

Short = Annotated[str, Field(max_length=60, pattern=PLAIN)]
Duty = Annotated[str, OneOf(policy.vocabulary("case").roles)]


class ViewOut(Schema):
    """A named view of the work queue; `query` is what stands behind the question mark of its address."""

    id: int
    name: str
    query: str
    is_shared: bool
    is_own: bool


class ViewIn(Body):
    """The same name again takes the new view."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, pattern=PLAIN)]
    query: Annotated[str, Field(max_length=LONGEST_QUERY, pattern=PLAIN, examples=["view=late&sort=due"])]
    is_shared: bool = False


class Done(Schema):
    """The id of what was written."""

    id: int


class HandOverIn(Body):
    """On each of these cases the role goes to this person."""

    numbers: Annotated[list[Number], Field(min_length=1, max_length=MOST)]
    duty: Duty
    person: Id


class HandedOverOut(Schema):
    """What became of one case: `problem` says why it stays as it is, empty where the role was handed over."""

    number: str
    done: bool
    problem: str


class HandedOverAll(Schema):
    """One result for each case, in the order in which they were sent."""

    results: list[HandedOverOut]


class CallIn(Body):
    """A call that opens no case."""

    kind: Annotated[str, OneOf(Call.Kind.values)]
    customer_id: Id | None = None
    channel: Annotated[str, OneOf(["", *policy.vocabulary("case").lists["channels"]])] = "phone"
    text: Annotated[str, Field(max_length=LONGEST, pattern=PROSE)] = ""


class FaultCodeOut(Schema):
    """A fault that the desk may pick; `line`: for models whose code begins so, empty for every product."""

    id: int
    code: str
    line: str
    words_zh: str
    words_en: str
    hint_zh: str
    hint_en: str


class FaultCodeIn(Body):
    """A fault that the desk may pick; `line`: for models whose code begins so, empty for every product."""

    code: Annotated[str, Field(min_length=1, max_length=20, pattern=PLAIN)]
    words_zh: Short = ""
    words_en: Short = ""
    line: Annotated[str, Field(max_length=30, pattern=PLAIN)] = ""
    hint_zh: Line = ""
    hint_en: Line = ""
    is_used: Annotated[bool, Field(strict=True)] = True


CODE = {"code": "VF-01", "line": "VF", "words_zh": "不升温", "words_en": "does not heat", "hint_zh": "问清电源"}


@router.get("/case-views", response=list[ViewOut], operation_id="list_case_views", summary="List named views")
def list_case_views(request: ActorRequest) -> list[ViewOut]:
    """Your own views of the work queue, and those that are shared at your branches."""
    request.actor.must("case.see")
    views = queries.saved_views(request.actor.id, [h.branch_path for h in request.actor.holdings])
    return [
        ViewOut(id=v.pk, name=v.name, query=v.query, is_shared=v.is_shared, is_own=v.owner_id == request.actor.id)
        for v in views
    ]


@router.post("/case-views", response={201: Done}, operation_id="save_case_view", summary="Name a view")
def save_case_view(request: ActorRequest, body: ViewIn, key: Key) -> dict[str, Any]:
    """Keep a view of the work queue under a name."""
    return written(request, key, body, lambda: Done(id=save_view(actor=request.actor, **body.model_dump())), 201)


@router.post(
    "/case-views/{view_id}/delete", response=Done, operation_id="delete_case_view", summary="Delete a named view"
)
def delete_case_view(request: ActorRequest, view_id: InPath, key: Key) -> dict[str, Any]:
    """One of your own views; its cases stay as they are."""

    def act() -> Done:
        delete_view(view_id=view_id, actor=request.actor)
        return Done(id=view_id)

    return written(request, key, None, act)


@router.post("/hand-overs", response=HandedOverAll, operation_id="hand_over_cases", summary="Hand over cases")
def post_hand_over(request: ActorRequest, body: HandOverIn, key: Key) -> dict[str, Any]:
    """A role on several cases goes to one person. Each case answers for itself: what one refuses, another takes."""
    request.actor.must("case.act")

    def act() -> HandedOverAll:
        done = hand_over_cases(
            numbers=body.numbers, duty=body.duty, person=str(body.person), actor=request.actor, now=clock.now()
        )
        return HandedOverAll(results=[_result(one) for one in done])

    return written(request, key, body, act)


@router.post("/calls", response={201: Done}, operation_id="note_call", summary="Note a call without a case")
def post_call(request: ActorRequest, body: CallIn, key: Key) -> dict[str, Any]:
    """A wrong number, an enquiry or a complaint; what the caller said is needed but for a wrong number."""

    def act() -> Done:
        given = body.model_dump()
        return Done(id=note_call(actor=request.actor, now=clock.now(), **given))

    return written(request, key, body, act, 201)


@router.get("/fault-codes", response=list[FaultCodeOut], operation_id="list_fault_codes", summary="List fault codes")
def list_fault_codes(request: ActorRequest, model: Line = "", q: Line = "") -> list[FaultCodeOut]:
    """The codes in use, those that fit a model and what was typed."""
    request.actor.must("case.see")
    return [FaultCodeOut.from_orm(code) for code in queries.fault_codes_for(model, q)]


def _result(one: HandedOver) -> HandedOverOut:
    return HandedOverOut(number=one.number, done=one.error is None, problem=str(one.error or ""))


@router.post(
    "/fault-codes", response={201: Done}, operation_id="add_fault_code", summary="Enter a fault code",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": CODE}}}},
)  # fmt: skip
def post_fault_code(request: ActorRequest, body: FaultCodeIn, key: Key) -> dict[str, Any]:
    """A fault that the desk may pick from now on."""
    return written(request, key, body, lambda: Done(id=save_fault_code(actor=request.actor, **body.model_dump())), 201)


@router.put(
    "/fault-codes/{fault_code_id}", response=Done, operation_id="change_fault_code", summary="Change a fault code",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": CODE}}}},
)  # fmt: skip
def put_fault_code(request: ActorRequest, fault_code_id: InPath, body: FaultCodeIn, key: Key) -> dict[str, Any]:
    """Everything about one code at once; cases that were registered under it keep it."""

    def act() -> Done:
        given = body.model_dump()
        return Done(id=save_fault_code(actor=request.actor, fault_code_id=fault_code_id, **given))

    return written(request, key, body, act)
