"""Stretches of time told by several events: a block, a mediation."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from shouhou.policy.engine.log import Log
from shouhou.policy.engine.shapes import Event
from shouhou.policy.language.vocabulary import Vocabulary


@dataclass
class Spell:
    """`judged` is None while nobody has judged it; `step` is the deadline that it names, if it names one."""

    kind: str
    opened: Event
    began: dt.datetime
    role: str | None
    cause: str | None
    step: str | None
    judged: bool | None
    ended: dt.datetime | None = None
    evidence: list[int] = field(default_factory=list)


def spells_of(vocabulary: Vocabulary, log: Log) -> Iterator[Spell]:
    """Every spell of the log. A second one opened under the name of one still open adds only its evidence."""
    for kind, shape in vocabulary.spells.items():
        words = filter(None, [shape.opens, shape.confirmed_by, shape.rejected_by, shape.ends])
        current: dict[str | None, Spell] = {}
        for event in log.of_any(words):
            spell = current.get(event.ref)
            if spell is not None and event.word == shape.opens and is_open(spell):
                spell.evidence.append(event.id)
            elif event.word == shape.opens:
                current[event.ref] = Spell(
                    kind=kind,
                    opened=event,
                    began=event.data.get("began_at") or event.at,
                    role=shape.role or event.role,
                    cause=shape.cause or event.data.get("cause"),
                    step=event.data.get("step"),
                    judged=None if shape.confirmed_by else True,
                    evidence=[event.id],
                )
                yield current[event.ref]
            elif spell is not None:
                spell.evidence.append(event.id)
                if event.word == shape.ends:
                    spell.ended = max(spell.began, event.data.get("ended_at") or event.at)
                else:
                    spell.judged = event.word == shape.confirmed_by


def is_open(spell: Spell) -> bool:
    """Neither ended nor rejected."""
    return spell.ended is None and spell.judged is not False
