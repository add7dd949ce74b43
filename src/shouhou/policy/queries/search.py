"""Finding regulations and clauses: an index over all that are shipped, made once in each process, and the organisation's own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from shouhou.policy.queries.catalogue import ClauseFacts, RegulationFacts, catalogue
from shouhou.policy.queries.draft_facts import own_regulations
from shouhou.policy.queries.words import AREAS, KINDS


@dataclass(frozen=True)
class ClauseFilter:
    """What is looked for. All words must occur, in whichever language; the empty string means any."""

    text: str = ""
    status: str = ""
    kind: str = ""
    area: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.text.casefold().split()))

    def __bool__(self) -> bool:
        return bool(self.words or self.status or self.kind or self.area)


@cache
def _index() -> Sequence[tuple[str, ClauseFacts]]:
    return _clauses(catalogue().values())


def _clauses(regulations: Iterable[RegulationFacts]) -> list[tuple[str, ClauseFacts]]:
    """Each clause with everything that is searched of it: id, kind and area in both languages, words."""
    return [
        ("\n".join([c.id, *c.says, *KINDS[c.kind], *AREAS[c.area], c.kind, c.area]).casefold(), c)
        for regulation in regulations
        for c in regulation.clauses
    ]


def find_clauses(wanted: ClauseFilter) -> list[ClauseFacts]:
    """The clauses that fit, those whose id begins with what was typed first, then in the order of the documents."""
    words = wanted.words
    found = [
        clause
        for text, clause in (*_index(), *_clauses(own_regulations()))
        if all(word in text for word in words)
        and wanted.status in ("", clause.status)
        and wanted.kind in ("", clause.kind)
        and wanted.area in ("", clause.area)
    ]
    typed = wanted.text.strip().casefold()
    return sorted(found, key=lambda c: not c.id.casefold().startswith(typed)) if typed else found


def find_regulations(text: str) -> list[RegulationFacts]:
    """The regulations whose title, industry, slug or own terms contain all words."""
    words = ClauseFilter(text).words
    return [r for r, said in (*_titles(), *_told(own_regulations())) if all(word in said for word in words)]


@cache
def _titles() -> Sequence[tuple[RegulationFacts, str]]:
    return _told(catalogue().values())


def _told(regulations: Iterable[RegulationFacts]) -> list[tuple[RegulationFacts, str]]:
    """Each regulation with what is searched of it."""
    return [
        (
            r,
            "\n".join(
                [r.slug, r.prefix, r.document.zh, r.document.en or "", *r.industry, *r.terms, *r.terms.values()]
            ).casefold(),
        )
        for r in regulations
    ]
