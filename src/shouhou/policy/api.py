"""Regulations for programs: which there are, their clauses, how each is carried out."""

import datetime as dt
from typing import Annotated, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Router, Schema
from pydantic import Field

from shouhou.kernel import clock
from shouhou.kernel.api import PLAIN, Body, Day, Id, InPath, Key, written
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people import public as people
from shouhou.people.public import ActorRequest
from shouhou.policy import public
from shouhou.policy.clauses.load import all_packs
from shouhou.policy.clauses.pack import Pack
from shouhou.policy.queries.drafts import own_slugs
from shouhou.policy.queries.followed import current

router = Router(tags=["regulations"])

ADOPT_PERMISSION = "regulation.adopt"

Name = Annotated[str, Field(max_length=40, pattern=PLAIN)]
Slug = Annotated[str, Field(max_length=80, pattern=PLAIN, examples=["furnace-maker"])]
ClauseId = Annotated[str, Field(max_length=30, pattern=PLAIN, examples=["FUR-2.21"])]


class CarriedOut(Schema):
    """How many clauses are carried out in which way; an open one is not carried out yet."""

    computed: int
    kept: int
    manual: int
    open: int


class RegulationOut(Schema):
    """One written regulation."""

    slug: str
    prefix: str
    title: str
    industry: str
    carried_out: CarriedOut


class ClauseRow(Schema):
    """One clause in a regulation's list. `says`: in the reader's language."""

    id: str
    kind: str
    area: str
    status: str
    says: str


class RegulationWhole(RegulationOut):
    """A regulation with all its clauses in their order."""

    clauses: list[ClauseRow]


class WordsOut(Schema):
    """Words in both languages."""

    en: str
    zh: str


class ReadingOut(Schema):
    """How a doubtful place is read."""

    name: str
    asks: WordsOut
    answer: WordsOut


class ClauseOut(Schema):
    """One clause: its words, what kinds of rules carry it out, and the readings that it rests on."""

    id: str
    regulation: str
    kind: str
    area: str
    status: str
    says: WordsOut
    needs: WordsOut
    rules: list[str]
    readings: list[ReadingOut]


class AdoptionOut(Schema):
    """A branch follows a regulation from a day on, until another (not included). `current`: in its shipped version."""

    id: int
    regulation: str
    branch_id: int
    branch: str
    from_on: dt.date
    until_on: dt.date | None
    settings: dict[str, str]
    titles: dict[str, str]
    current: bool


class AdoptIn(Body):
    """A branch, a day, an answer for each setting (one that is left out stays undecided), and for each role of the
    regulation the role of the organisation that plays it (left out: the one of the same name)."""

    branch_id: Id
    from_on: Day
    settings: Annotated[dict[Name, Annotated[str, Field(max_length=40, pattern=PLAIN)]], Field(max_length=60)] = {}
    titles: Annotated[dict[Name, Name], Field(max_length=60)] = {}


class EndIn(Body):
    """The first day on which it is no longer in force."""

    until_on: Day


class Adopted(Schema):
    """The adoption's id."""

    id: int


ADOPT = {"branch_id": 1, "from_on": "2026-03-02", "settings": {"dissatisfaction_fine": "replace"}}


@router.get(
    "/regulations", response=list[RegulationOut], operation_id="list_regulations", summary="List the regulations"
)
def list_regulations(request: ActorRequest) -> list[dict[str, Any]]:
    """All published regulations by slug."""
    request.actor.must("regulation.see")
    return [_regulation(_pack(slug)) for slug in sorted([*all_packs(), *own_slugs()])]


@router.get("/regulations/{slug}", response=RegulationWhole, operation_id="get_regulation", summary="Read a regulation")
def get_regulation(request: ActorRequest, slug: Slug) -> dict[str, Any]:
    """One regulation with its clauses; each clause in full is an address of its own."""
    request.actor.must("regulation.see")
    pack, language = _pack(slug), get_language() or "zh-hans"
    rows = [
        {"id": c.id, "kind": c.kind, "area": c.area, "status": _status(pack, c.id), "says": c.says.label.get(language)}
        for c in pack.regulation.clauses
    ]
    return {**_regulation(pack), "clauses": rows}


@router.get(
    "/regulations/{slug}/clauses/{clause_id}", response=ClauseOut, operation_id="get_clause", summary="Read a clause"
)
def get_clause(request: ActorRequest, slug: Slug, clause_id: ClauseId) -> dict[str, Any]:
    """One clause in both languages."""
    request.actor.must("regulation.see")
    pack = _pack(slug)
    clause = pack.clauses.get(clause_id)
    if clause is None:
        raise NotFound
    return {
        "id": clause.id, "regulation": slug, "kind": clause.kind, "area": clause.area,
        "status": _status(pack, clause.id), "says": clause.says,
        "needs": {"en": clause.needs, "zh": clause.needs_zh},
        "rules": [rule.kind for rule in clause.rules],
        "readings": [
            {"name": name, "asks": pack.readings[name].asks, "answer": pack.readings[name].answer}
            for name in clause.readings
        ],
    }  # fmt: skip


@router.get("/adoptions", response=list[AdoptionOut], operation_id="list_adoptions", summary="Who follows what")
def list_adoptions(request: ActorRequest) -> list[AdoptionOut]:
    """The adoptions that concern the caller's branches, the newest first."""
    request.actor.must("regulation.see")
    names = AdoptionOut.model_fields
    return [AdoptionOut(**{n: getattr(one, n) for n in names}) for one in public.adoptions_for(request.actor)]


@router.post(
    "/regulations/{slug}/adoptions", response={201: Adopted}, operation_id="adopt_regulation",
    summary="Adopt a regulation", openapi_extra={"requestBody": {"content": {"application/json": {"example": ADOPT}}}},
)  # fmt: skip
def post_adoption(request: ActorRequest, slug: Slug, body: AdoptIn, key: Key) -> dict[str, Any]:
    """Requests of that day and later follow the regulation; what is open before keeps what it has."""
    request.actor.must(ADOPT_PERMISSION)

    def act() -> Adopted:
        branch = people.branch_for(request.actor, ADOPT_PERMISSION, body.branch_id)
        given = body.model_dump(exclude={"branch_id"})
        if unknown := set(body.titles.values()) - set(people.role_names("en")):
            raise Invalid({"titles": _("There is no role %(name)s.") % {"name": sorted(unknown)[0]}})
        # house: allow foreign-ids because branch_for found it among the actor's branches
        return Adopted(id=public.adopt_regulation(slug=_pack(slug).slug, branch_id=branch.id, **given))

    return written(request, key, body, act, 201)


@router.post(
    "/adoptions/{adoption_id}/end", response=Adopted, operation_id="end_adoption", summary="End an adoption",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": {"until_on": "2026-12-31"}}}}},
)  # fmt: skip
def post_adoption_end(request: ActorRequest, adoption_id: InPath, body: EndIn, key: Key) -> dict[str, Any]:
    """The day before is the last one."""
    request.actor.must(ADOPT_PERMISSION)

    def act() -> Adopted:
        adoption = public.adoption_for(request.actor, adoption_id)
        today = public.local_day(clock.now())
        public.end_adoption(adoption_id=adoption.id, until_on=body.until_on, today=today)
        return Adopted(id=adoption.id)

    return written(request, key, body, act)


def _pack(slug: str) -> Pack:
    pack = current(slug)
    if pack is None:
        raise NotFound
    return pack


def _status(pack: Pack, clause_id: str) -> str:
    return pack.status(clause_id, {p.prefix: p for p in all_packs().values()})


def _regulation(pack: Pack) -> dict[str, Any]:
    statuses = [_status(pack, clause.id) for clause in pack.regulation.clauses]
    counted = {status: statuses.count(status) for status in CarriedOut.model_fields}
    language = get_language() or "zh-hans"
    source = pack.regulation
    return {
        "slug": pack.slug, "prefix": pack.prefix, "title": public.title(pack.slug, language),
        "industry": source.industry_zh if language.startswith("zh") else source.industry, "carried_out": counted,
    }  # fmt: skip
