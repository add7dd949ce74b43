"""Whether everything that a reader of Chinese is shown of a regulation stands in Chinese."""

import re
from collections.abc import Iterator
from typing import Any

from shouhou.policy.clauses.schema import Clause, Regulation
from shouhou.policy.language.messages import unknown
from shouhou.policy.language.strict_yaml import Document, Path

LATIN_WORD = re.compile("[a-z]{2}")  # ISO9001, CPU, FUR-2.1 and 3.2 say the same in Chinese


def chinese_checked(document: Document, regulation: Regulation) -> None:
    """Raises `PackError` at the first words without Chinese ones, and at a line of `facts_zh` that nothing uses."""
    for name in ("industry", "organisation"):
        if getattr(regulation, f"{name}_zh") is None:
            raise document.error((name,), f"'{name}_zh' is needed beside it", at_key=True)
    used: set[str] = set()
    for number, clause in enumerate(regulation.clauses):
        _clause_checked(document, ("clauses", number), clause)
        for word, place in _words(clause.facts, ("clauses", number, "facts")):
            used.add(word)
            if LATIN_WORD.search(word) and word not in regulation.facts_zh:
                raise document.error(place, f"'{word}' is needed in 'facts_zh', with its Chinese words")
    for word in regulation.facts_zh:
        if word not in used:
            raise document.error(("facts_zh", word), unknown("fact", word, used), at_key=True)


def _clause_checked(document: Document, place: Path, clause: Clause) -> None:
    for name in ("needs", "kept", "manual"):
        chinese = getattr(clause, f"{name}_zh")
        if chinese is None and getattr(clause, name) is not None:
            raise document.error((*place, name), f"'{name}_zh' is needed beside it", at_key=True)
        if chinese is not None and getattr(clause, name) is None:
            raise document.error((*place, f"{name}_zh"), f"'{name}' is needed beside it", at_key=True)


def _words(value: Any, place: Path) -> Iterator[tuple[str, Path]]:
    """The names and texts in a value, each with its place."""
    match value:
        case dict():
            for name, inner in value.items():
                yield name, (*place, name)
                yield from _words(inner, (*place, name))
        case list():
            for number, inner in enumerate(value):
                yield from _words(inner, (*place, number))
        case str():
            yield value, place
