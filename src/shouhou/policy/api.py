"""Regulations for programs: which there are, their clauses, how each is carried out."""

from typing import Annotated, Any

from django.utils.translation import get_language
from ninja import Router, Schema
from pydantic import Field

from shouhou.kernel.api import PLAIN
from shouhou.kernel.errors import NotFound
from shouhou.people.public import ActorRequest
from shouhou.policy import public
from shouhou.policy.clauses.load import all_packs
from shouhou.policy.clauses.pack import Pack

router = Router(tags=["regulations"])

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


@router.get(
    "/regulations", response=list[RegulationOut], operation_id="list_regulations", summary="List the regulations"
)
def list_regulations(request: ActorRequest) -> list[dict[str, Any]]:
    """All published regulations by slug."""
    request.actor.must("regulation.see")
    packs = all_packs()
    return [_regulation(packs[slug]) for slug in sorted(packs)]


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


def _pack(slug: str) -> Pack:
    pack = all_packs().get(slug)
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
