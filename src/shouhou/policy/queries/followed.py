"""What a branch follows, ready to derive by: the packs, compiled, and its working calendar."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from shouhou.policy.clauses.load import all_packs, load_pack
from shouhou.policy.clauses.pack import Pack
from shouhou.policy.engine.adopted import Adopted
from shouhou.policy.language.working_time import Calendar
from shouhou.policy.models import Adoption
from shouhou.policy.queries import adopted as adoptions_of
from shouhou.policy.queries import calendars
from shouhou.policy.queries.calendars import OFFICE
from shouhou.policy.queries.drafts import newest_own
from shouhou.policy.queries.trials import compiled


@lru_cache(maxsize=256)
def pack(pack_hash: str) -> Pack:
    """A published pack by its hash, compiled once in each process."""
    shipped = shipped_by_hash().get(pack_hash)
    return shipped or load_pack(adoptions_of.stored_content(pack_hash), pack_hash, published=True)


@cache
def shipped_by_hash() -> dict[str, Pack]:
    return {p.hash: p for p in all_packs().values()}


def current(slug: str) -> Pack | None:
    """The version that is adopted from today on: the shipped one, or the newest of the organisation's own."""
    if shipped := all_packs().get(slug):
        return shipped
    own = newest_own(slug)
    return compiled(own) if own else None


def adopted_at(branch_path: str, on: dt.date) -> list[dict[str, Any]]:
    """What a branch follows on a day, as a subject keeps it: the nearest adoption of each regulation."""
    found = {
        slug: {"regulation": slug, "pack": pack_hash, "settings": settings, "titles": titles}
        for slug, pack_hash, settings, titles in adoptions_of.from_the_top(branch_path, on)
    }
    return [found[slug] for slug in sorted(found)]


def followed_by(adopted: Iterable[Mapping[str, Any]], kind: str) -> list[Adopted]:
    """The regulations of a subject, each with the choices for its settings, as far as they concern its kind."""
    return [Adopted(pack(a["pack"]).on(kind), a["settings"]) for a in adopted]


def calendars_of(followed: Iterable[Adopted], branch_path: str, known_at: dt.datetime) -> dict[str, Calendar]:
    """The working calendar, where a regulation that is followed counts by one."""
    if not any(adopted.pack.by_calendar for adopted in followed):
        return {}
    found = calendars.calendar_at(branch_path, known_at)
    return {OFFICE: found} if found else {}


def counted_packs() -> list[str]:
    """The packs that some branch follows or followed and that count by the working calendar, by hash."""
    hashes = Adoption.objects.order_by("pack_id").values_list("pack_id", flat=True).distinct()
    return [pack_hash for pack_hash in hashes if pack(pack_hash).by_calendar]


def clauses_by_calendar(branch_path: str, on: dt.date) -> list[tuple[str, str]]:
    """The clauses that count by the working calendar at a branch on that day, as (regulation, clause)."""
    followed = adopted_at(branch_path, on)
    return [(a["regulation"], clause.id) for a in followed for clause in pack(a["pack"]).by_calendar]


@dataclass(frozen=True)
class Version:
    """A regulation's text with the choices for its settings, published or not."""

    regulation: str
    content: str
    settings: Mapping[str, str]


@dataclass(frozen=True)
class Side:
    """What many subjects are derived by: the same regulations, and the working calendar of one branch."""

    followed: Sequence[Adopted]
    calendars: Mapping[str, Calendar]


def prepared(
    adopted: Iterable[Mapping[str, Any]], kind: str, version: Version, branch_path: str, known_at: dt.datetime
) -> tuple[Side, Side]:
    """What a subject of a branch follows of the version's regulation, and the version in its place."""
    before = followed_by([a for a in adopted if a["regulation"] == version.regulation], kind)
    after = [Adopted(compiled(version.content).on(kind), version.settings)]
    return (
        Side(before, calendars_of(before, branch_path, known_at)),
        Side(after, calendars_of(after, branch_path, known_at)),
    )
