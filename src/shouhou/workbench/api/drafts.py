"""Drafts of regulations for programs: begun, changed, tried, brought into force by a second person."""

import datetime as dt
from typing import Annotated, Any

from django.utils.translation import get_language
from ninja import Router, Schema
from pydantic import Field

from shouhou.kernel import clock
from shouhou.kernel.api import PLAIN, PROSE, Body, Day, Id, InPath, Key, Line, written
from shouhou.people import public as people
from shouhou.people.public import ActorRequest
from shouhou.policy import public as policy
from shouhou.workbench.services.take_step import take_step

router = Router(tags=["drafts"])

CHANGE, APPROVE = "regulation.adopt", "regulation.approve"
Text = Annotated[str, Field(max_length=200_000, pattern=PROSE)]
Name = Annotated[str, Field(max_length=80, pattern=PLAIN)]
Version = Annotated[int, Field(ge=1, le=2**31 - 1, strict=True, description="of the draft as you have read it")]
Step = Annotated[str, Field(max_length=80, pattern=PLAIN)] | Annotated[int, Field(ge=0, le=10_000, strict=True)]


class DraftRow(Schema):
    """A draft and how it stands. `state`: open, proposed, published, rolled_back or discarded."""

    id: int
    regulation: str
    branch_id: int
    branch: str
    state: str
    purpose: str
    version: int
    opened_by: str
    opened_at: dt.datetime
    changed_at: dt.datetime
    authors: list[str]
    from_on: dt.date | None
    approved_by: str
    approved_at: dt.datetime | None
    remark: str


class DifferenceOut(Schema):
    """One change against the version that the draft was begun from; nothing before: it is new, nothing after: it is gone."""

    kind: str
    clause: str
    name: str
    since: str
    before: str
    after: str


class DraftOut(DraftRow):
    """A draft whole: its regulation and its scenarios as they are written, its settings, and what it changes."""

    content: str
    scenarios: str
    settings: dict[str, str]
    differences: list[DifferenceOut]


class UnmetOut(Schema):
    """An expectation that the draft does not meet. `path` says where it stands, `proposal` what would be found now."""

    path: str
    scenario: str
    text: str
    proposal: str


class TrialOut(Schema):
    """How many scenarios there are, and what of them is not met."""

    scenarios: int
    unmet: list[UnmetOut]


class OpenIn(Body):
    """What is to become better."""

    purpose: Line


class BeginIn(OpenIn):
    """A regulation of one's own. `prefix`: the three capital letters with which its clauses begin."""

    branch_id: Id
    slug: Name
    prefix: Annotated[str, Field(max_length=10, pattern=PLAIN)]
    title_zh: Line
    title_en: Line = ""


class ImportIn(Body):
    """A regulation with its scenarios as one text, as it is exported."""

    branch_id: Id
    file: Text
    purpose: Line = ""


class EditIn(Body):
    """One place of the text and what is to stand there; an empty path is all of it, an empty text takes it away. `plain`:
    words for people, not a value, a list or a rule."""

    path: Annotated[list[Step], Field(max_length=12)] = []
    text: Text
    clause: Name = ""
    plain: bool = False


class ChangeIn(Body):
    """Edits, all or none, and every choice that the draft makes; settings that are left out stay as they are."""

    version: Version
    edits: Annotated[list[EditIn], Field(max_length=100)] = []
    settings: (
        Annotated[dict[Name, Annotated[str, Field(max_length=40, pattern=PLAIN)]], Field(max_length=60)] | None
    ) = None
    why: Line = ""


class AmendIn(Body):
    """What stands in the place of an expectation (`2.then.0`) or, without a path, of all scenarios; the path `*` takes what
    is found now for expected."""

    version: Version
    path: Annotated[str, Field(max_length=60, pattern=PLAIN)] = ""
    text: Text = ""
    why: Line = ""


class ProposeIn(Body):
    """The day from which on it is to be in force."""

    version: Version
    from_on: Day


class ApproveIn(Body):
    """The version that is approved."""

    version: Version


class WhyIn(Body):
    """Why it goes back."""

    why: Line


class DraftId(Schema):
    """The draft's id."""

    id: int


EDIT = {
    "version": 1,
    "edits": [{"path": ["clauses", 0, "values", "limit", "2014-09-12"], "text": "2h"}],
    "why": "promise",
}


def _example(value: Any) -> dict[str, Any]:
    return {"requestBody": {"content": {"application/json": {"example": value}}}}


@router.get("/drafts", response=list[DraftRow], operation_id="list_drafts", summary="List the drafts")
def list_drafts(request: ActorRequest) -> list[DraftRow]:
    """Those of the caller's branches, the newest first, two hundred at the most."""
    owner(request)
    return [DraftRow(**_row(one)) for one in policy.drafts_for(request.actor)]


@router.post(
    "/drafts", response={201: DraftId}, operation_id="begin_regulation", summary="Begin a regulation",
    openapi_extra=_example({"branch_id": 1, "slug": "pump-maker", "prefix": "PUM", "title_zh": "水泵售后制度", "purpose": "new"}),
)  # fmt: skip
def post_regulation(request: ActorRequest, body: BeginIn, key: Key) -> dict[str, Any]:
    """A draft of a regulation of one's own, with one clause to go on from."""
    request.actor.must(CHANGE)

    def act() -> DraftId:
        return DraftId(id=policy.begin_regulation(actor=request.actor, **body.model_dump(), now=clock.now()))

    return written(request, key, body, act, 201)


@router.post("/drafts/import", response={201: DraftId}, operation_id="import_regulation", summary="Import a regulation")
def post_import_regulation(request: ActorRequest, body: ImportIn, key: Key) -> dict[str, Any]:
    """The text becomes a draft after the strict checks; nobody follows it."""
    request.actor.must(CHANGE)

    def act() -> DraftId:
        branch = people.branch_for(request.actor, CHANGE, body.branch_id)
        return DraftId(id=policy.import_pack(
            actor=request.actor,
            # house: allow foreign-ids because branch_for found it among the branches that the actor may change
            branch_id=branch.id, content=body.file.encode(), purpose=body.purpose, now=clock.now()
        ))  # fmt: skip

    return written(request, key, body, act, 201)


@router.post(
    "/adoptions/{adoption_id}/drafts", response={201: DraftId}, operation_id="open_draft", summary="Begin a draft",
    openapi_extra=_example({"purpose": "answer within two hours"}),
)  # fmt: skip
def post_draft(request: ActorRequest, adoption_id: InPath, body: OpenIn, key: Key) -> dict[str, Any]:
    """Word for word what the branch follows, to be changed."""
    request.actor.must(CHANGE)

    def act() -> DraftId:
        adoption = policy.adoption_for(request.actor, adoption_id)
        given = {"adoption_id": adoption.id, "purpose": body.purpose, "now": clock.now()}
        return DraftId(id=policy.open_draft(actor=request.actor, **given))  # type: ignore[arg-type]

    return written(request, key, body, act, 201)


@router.get("/drafts/{draft_id}", response=DraftOut, operation_id="get_draft", summary="Read a draft")
def get_draft(request: ActorRequest, draft_id: InPath) -> DraftOut:
    """Whole, with what it changes."""
    owner(request)
    return _whole(policy.draft_for(request.actor, draft_id))


@router.put(
    "/drafts/{draft_id}", response=DraftOut, operation_id="change_draft", summary="Change a draft",
    openapi_extra=_example(EDIT),
)  # fmt: skip
def put_draft(request: ActorRequest, draft_id: InPath, body: ChangeIn, key: Key) -> dict[str, Any]:
    """The strict loader has the last word; what it says stands at the edit that it refuses."""
    request.actor.must(CHANGE)

    def act() -> DraftOut:
        draft = policy.draft_for(request.actor, draft_id, CHANGE)
        edits = [
            policy.Edit(
                f"edits.{n}", tuple(e.path), e.text, ".".join(map(str, e.path))[:120] or "text", e.clause, e.plain
            )
            for n, e in enumerate(body.edits)
        ]
        settings = draft.settings if body.settings is None else body.settings
        policy.change_draft(
            actor=request.actor, draft_id=draft.id, seen=body.version, edits=edits, settings=settings, why=body.why,
            now=clock.now(),
        )  # fmt: skip
        return _whole(policy.draft_for(request.actor, draft.id))

    return written(request, key, body, act)


@router.get("/drafts/{draft_id}/scenarios", response=TrialOut, operation_id="try_draft", summary="Try a draft")
def get_scenarios(request: ActorRequest, draft_id: InPath) -> TrialOut:
    """Its scenarios are run."""
    owner(request)
    found, language = policy.trial(policy.draft_for(request.actor, draft_id)), get_language() or "zh-hans"
    unmet = [
        UnmetOut(path=u.path, scenario=u.scenario.get(language), text=u.text, proposal=u.proposal) for u in found.unmet
    ]
    return TrialOut(scenarios=found.scenarios, unmet=unmet)


@router.put(
    "/drafts/{draft_id}/scenarios", response=DraftOut, operation_id="amend_scenarios", summary="Amend scenarios",
    openapi_extra=_example({"version": 2, "path": "*", "why": "so it is meant"}),
)  # fmt: skip
def put_scenarios(request: ActorRequest, draft_id: InPath, body: AmendIn, key: Key) -> dict[str, Any]:
    """What is expected, where the change moves it and is meant so."""
    request.actor.must(CHANGE)

    def act() -> DraftOut:
        draft, given = policy.draft_for(request.actor, draft_id, CHANGE), body.model_dump(exclude={"version"})
        policy.amend_scenarios(actor=request.actor, draft_id=draft.id, seen=body.version, **given, now=clock.now())
        return _whole(policy.draft_for(request.actor, draft.id))

    return written(request, key, body, act)


@router.post(
    "/drafts/{draft_id}/propose", response=DraftOut, operation_id="propose_draft", summary="Propose a draft",
    openapi_extra=_example({"version": 2, "from_on": "2026-03-09"}),
)  # fmt: skip
def post_propose(request: ActorRequest, draft_id: InPath, body: ProposeIn, key: Key) -> dict[str, Any]:
    """Whoever may approve it is told."""
    return _step(request, key, draft_id, "propose", body, seen=body.version, from_on=body.from_on)


@router.post(
    "/drafts/{draft_id}/approve", response=DraftOut, operation_id="approve_draft", summary="Approve a draft",
    openapi_extra=_example({"version": 3}),
)  # fmt: skip
def post_approve(request: ActorRequest, draft_id: InPath, body: ApproveIn, key: Key) -> dict[str, Any]:
    """By somebody who has had no part in it: the branch follows it from its day on."""
    return _step(request, key, draft_id, "approve", body, seen=body.version)


@router.post(
    "/drafts/{draft_id}/return", response=DraftOut, operation_id="return_draft", summary="Give a draft back",
    openapi_extra=_example({"why": "ask the dispatchers first"}),
)  # fmt: skip
def post_return(request: ActorRequest, draft_id: InPath, body: WhyIn, key: Key) -> dict[str, Any]:
    """It can be changed again, and its authors are told."""
    return _step(request, key, draft_id, "return", body, why=body.why)


@router.post(
    "/drafts/{draft_id}/roll-back", response=DraftOut, operation_id="roll_back_draft", summary="Roll a version back",
    openapi_extra=_example({"why": "nobody can keep it"}),
)  # fmt: skip
def post_roll_back(request: ActorRequest, draft_id: InPath, body: WhyIn, key: Key) -> dict[str, Any]:
    """The version before it is followed again."""
    return _step(request, key, draft_id, "roll_back", body, why=body.why)


@router.post("/drafts/{draft_id}/discard", response=DraftOut, operation_id="discard_draft", summary="Put a draft aside")
def post_discard(request: ActorRequest, draft_id: InPath, key: Key) -> dict[str, Any]:
    """It can still be read."""
    request.actor.must(CHANGE)

    def act() -> DraftOut:
        draft = policy.draft_for(request.actor, draft_id, CHANGE)
        policy.discard_draft(actor=request.actor, draft_id=draft.id, now=clock.now())
        return _whole(policy.draft_for(request.actor, draft.id))

    return written(request, key, None, act)


def owner(request: ActorRequest) -> None:
    """Whoever changes or approves regulations. Raises NotAllowed."""
    if not request.actor.may(APPROVE):
        request.actor.must(CHANGE)


def _step(request: ActorRequest, key: Key, draft_id: int, step: str, body: Body, **given: Any) -> dict[str, Any]:
    owner(request)

    def act() -> DraftOut:
        draft = policy.draft_for(request.actor, draft_id)
        take_step(step=step, actor=request.actor, draft_id=draft.id, now=clock.now(), **given)
        return _whole(policy.draft_for(request.actor, draft.id))

    return written(request, key, body, act)


def _row(draft: policy.DraftFacts) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in DraftRow.model_fields}


def _whole(draft: policy.DraftFacts) -> DraftOut:
    found = [DifferenceOut(**vars(one)) for one in policy.differences_of(draft)]
    return DraftOut(
        **_row(draft),
        content=draft.content,
        scenarios=draft.scenarios,
        settings=dict(draft.settings),
        differences=found,
    )
