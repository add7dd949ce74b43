"""Registers for programs: which kinds there are and what can happen on each, entries opened, read and acted on."""

import datetime as dt
from typing import Annotated, Any

from django.utils.translation import get_language
from ninja import Router, Schema
from pydantic import Field

from shouhou.kernel import clock, paging
from shouhou.kernel.api import PAGE, PLAIN, PROSE, After, Body, Id, Instant, Key, Limit, Number, OneOf, written
from shouhou.kernel.errors import NotFound
from shouhou.people import public as people
from shouhou.people.public import ActorRequest
from shouhou.policy import public as policy
from shouhou.registers import permissions, queries
from shouhou.registers.models import Entry
from shouhou.registers.services.open_entry import open_entry
from shouhou.registers.services.record_entry_act import record_entry_act
from shouhou.timeline import public as timeline

router = Router(tags=["registers"])

KINDS = sorted(kind for kind in policy.subjects() if kind != "case")
Kind = Annotated[str, OneOf(KINDS)]
KindOrAny = Annotated[str, OneOf(["", *KINDS])]
Word = Annotated[str, Field(min_length=1, max_length=60, pattern=PLAIN, examples=["stocktake.planned"])]
Name = Annotated[str, Field(max_length=60, pattern=PLAIN)]
Value = (
    Annotated[bool, Field(strict=True)]
    | Annotated[int, Field(strict=True, gt=-(10**12), lt=10**12)]
    | Annotated[str, Field(max_length=5000, pattern=PROSE)]
    | Annotated[list[Id], Field(max_length=50)]
)
Fields = Annotated[dict[Name, Value], Field(max_length=60)]


class FieldOut(Schema):
    """A field of a word: its type, whether it must be there, and what may be chosen."""

    name: str
    type: str
    label: str
    required: bool
    choices: list[str]


class WordOut(Schema):
    """Something that can happen on an entry. `by`: the roles that record it; `opens`: it may be an entry's first word."""

    word: str
    label: str
    by: list[str]
    opens: bool
    fields: list[FieldOut]


class KindOut(Schema):
    """A kind of register with its vocabulary."""

    kind: str
    label: str
    words: list[WordOut]


class EntryOut(Schema):
    """A line of a register: where it stands, its next limit and the worst of its clocks."""

    id: int
    kind: str
    number: str
    title: str
    opened_at: dt.datetime
    state: str
    next_late_from: dt.datetime | None
    next_clause: str
    worst: str
    missed: int


class EntryPage(Schema):
    """Entries, the newest first; `next` is the `after` of the following page, null on the last."""

    items: list[EntryOut]
    next: str | None


class EntryEvent(Schema):
    """What happened on an entry. `words` are null where they were erased on request."""

    seq: int
    word: str
    label: str
    role: str
    occurred_at: dt.datetime
    recorded_at: dt.datetime
    data: dict[str, Any]
    words: dict[str, Any] | None


class EntryWhole(EntryOut):
    """An entry with everything that happened on it, corrections included."""

    events: list[EntryEvent]


class ActIn(Body):
    """One word of the kind's vocabulary with its fields. `at`: when it happened, left out: now. `role`: in which role of the
    caller's, left out: the first that fits. `supersedes`: the place of the entry that this one replaces."""

    word: Word
    fields: Fields = {}
    at: Instant | None = None
    role: Name = ""
    ref: Name = ""


class OpenIn(ActIn):
    """A new entry of a branch: its first word and its title."""

    kind: Kind
    branch_id: Id
    title: Annotated[str, Field(max_length=120, pattern=PLAIN)] = ""


class EntryActIn(ActIn):
    """Something that happens on an entry."""

    supersedes: Annotated[int, Field(ge=1, le=2**31 - 1, strict=True)] | None = None
    expected_seq: Annotated[int, Field(ge=1, le=2**31 - 1, strict=True)] | None = None


class EntryRecorded(Schema):
    """The event that was recorded, and where the entry stands since."""

    number: str
    seq: int
    word: str
    occurred_at: dt.datetime
    recorded_at: dt.datetime
    state: str


OPEN = {
    "kind": "stocktake",
    "branch_id": 1,
    "title": "四月盘点",
    "word": "stocktake.planned",
    "fields": {"on": "2026-04-28"},
}
ACT = {"word": "kind.booked", "ref": "1", "fields": {"article": "密封圈", "quantity": 12}}


@router.get("/registers", response=list[KindOut], operation_id="list_registers", summary="List kinds of registers")
def list_registers(request: ActorRequest) -> list[KindOut]:
    """Each kind with what can happen on its entries, in the language of the request."""
    request.actor.must("register.see")
    return [_kind(kind, get_language() or "zh-hans") for kind in KINDS]


@router.get("/entries", response=EntryPage, operation_id="list_entries", summary="List entries of registers")
def list_entries(
    request: ActorRequest, kind: KindOrAny = "", state: Name = "", after: After = "", limit: Limit = PAGE
) -> EntryPage:  # fmt: skip
    """Visible entries of one kind or of all, the newest first."""
    request.actor.must("register.see")
    place = paging.place(after, "entries", dt.datetime, int)
    sort, visible = queries.SORTS["newest"], permissions.visible_to(request.actor)
    rows = sort.apply(queries.narrowed(visible, kind=kind, state=state))
    rows = sort.after(rows, *place) if place else rows
    found = list(rows[: limit + 1])
    page, more = found[:limit], len(found) > limit
    return EntryPage(
        items=[EntryOut.from_orm(entry) for entry in page],
        next=paging.cursor("entries", page[-1].opened_at, page[-1].pk) if more else None,
    )


@router.post(
    "/entries", response={201: EntryRecorded}, operation_id="open_entry", summary="Open an entry",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": OPEN}}}},
)  # fmt: skip
def post_entry(request: ActorRequest, body: OpenIn, key: Key) -> dict[str, Any]:
    """By its first word, under the regulations that the branch follows on that day."""

    def act() -> EntryRecorded:
        branch = people.branch_for(request.actor, "register.act", body.branch_id)
        if body.word not in policy.vocabulary(body.kind).opened_by:
            raise NotFound
        entry = open_entry(
            # house: allow foreign-ids because branch_for found it among the actor's branches
            kind=body.kind, branch_id=branch.id, word=body.word, fields=body.fields, title=body.title, at=body.at,
            role=body.role, ref=body.ref, channel="api", actor=request.actor, now=clock.now(),
        )  # fmt: skip
        first = timeline.history(entry.subject_id)[0]
        return _recorded(entry, first)

    return written(request, key, body, act, 201)


@router.get("/entries/{number}", response=EntryWhole, operation_id="get_entry", summary="Read an entry")
def get_entry(request: ActorRequest, number: Number) -> EntryWhole:
    """One visible entry with everything that happened on it."""
    entry, language = _visible(request, number), get_language() or "zh-hans"
    labels = policy.vocabulary(entry.kind).words
    names = set(EntryEvent.model_fields) - {"label"}
    events = [
        EntryEvent(label=labels[e.word].label.get(language), **{name: getattr(e, name) for name in names})
        for e in timeline.history(entry.subject_id)
    ]
    return EntryWhole(**EntryOut.from_orm(entry).model_dump(), events=events)


@router.post(
    "/entries/{number}/acts", response={201: EntryRecorded}, operation_id="act_on_entry", summary="Record on an entry",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": ACT}}}},
)  # fmt: skip
def post_entry_act(request: ActorRequest, number: Number, body: EntryActIn, key: Key) -> dict[str, Any]:
    """One word of the entry's vocabulary; a clause that forbids it now is named (409)."""

    def act() -> EntryRecorded:
        entry, given = _visible(request, number), body.model_dump()
        recorded = record_entry_act(entry_id=entry.pk, actor=request.actor, now=clock.now(), channel="api", **given)
        entry.state = recorded.head.state
        return _recorded(entry, recorded.event)

    return written(request, key, body, act, 201)


def _visible(request: ActorRequest, number: str) -> Entry:
    request.actor.must("register.see")
    return permissions.visible_entry(request.actor, number=number)


def _recorded(entry: Entry, event: Any) -> EntryRecorded:
    names = ("seq", "word", "occurred_at", "recorded_at")
    return EntryRecorded(number=entry.number, state=entry.state, **{name: getattr(event, name) for name in names})


def _kind(kind: str, language: str) -> KindOut:
    vocabulary = policy.vocabulary(kind)
    title = vocabulary.title
    return KindOut(
        kind=kind, label=(title.zh if language.startswith("zh") else title.en) if title else kind,
        words=[
            WordOut(
                word=word, label=spec.label.get(language), by=list(spec.by), opens=word in vocabulary.opened_by,
                fields=[
                    FieldOut(
                        name=name, type=field.type, label=field.label.get(language), required=field.required,
                        choices=list(field.choices or ()),
                    )
                    for name, field in spec.fields.items()
                ],
            )
            for word, spec in vocabulary.words.items()
        ],
    )  # fmt: skip
