"""Which event words of a subject a regulation speaks of: what its rules wait for, count, ask about and guard."""

import re
from collections.abc import Iterator

from shouhou.policy.clauses.pack import Pack
from shouhou.policy.language.vocabulary import Vocabulary


def words_in_use(pack: Pack) -> frozenset[str]:
    """The event words of the pack's subject that its rules name, by themselves or through a fact or a spell."""
    known = pack.vocabulary
    named = set(_named(pack))
    for name in tuple(named):
        named |= set(_behind(known, name))
    return frozenset(named & known.words.keys())


def _named(pack: Pack) -> Iterator[str]:
    for clause in pack.regulation.clauses:
        for rule in clause.rules:
            yield from (use.name for use in rule.uses())
            for ask in rule.asks():
                yield from re.findall(r"[a-z_]+(?:\.[a-z_]+)?", ask.text)


def _behind(known: Vocabulary, name: str) -> Iterator[str]:
    """The words by which a fact becomes known or a spell opens and ends."""
    if fact := known.facts.get(name):
        yield from (source.rpartition(".")[0] for source in [*fact.latest, *filter(None, [fact.sum])])
    if spell := known.spells.get(name):
        yield from filter(None, [spell.opens, spell.ends, spell.confirmed_by, spell.rejected_by])
