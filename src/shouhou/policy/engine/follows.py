"""Events that follow by themselves: what a clause makes happen, once for each occasion."""

from collections.abc import Iterator
from typing import Any

from shouhou.policy.clauses.consequence import Emitted, Follows
from shouhou.policy.clauses.pack import Bound
from shouhou.policy.engine.outcomes import Emit
from shouhou.policy.engine.shapes import Event
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import ABSENT, Missing


def emits_of(world: World, asked: dict[str, set[str]]) -> Iterator[Emit]:
    """Every event that follows from those of the log. An open question emits nothing: the question itself is shown."""
    for bound in world.pack.follows:
        for event in world.log.of_any(bound.rule.upon):
            try:
                if world.holds(bound, f"upon {event.word}", event.at, None, event) and world.holds(
                    bound, "applies_when", event.at, None, event
                ):
                    yield from (_emit(world, bound, n, one, event) for n, one in enumerate(bound.rule.emits))
            except Missing as gap:
                for name in gap.names:
                    asked.setdefault(name.replace("it.", f"{event.word}.", 1), set()).add(bound.clause.id)


def _emit(world: World, bound: Bound[Follows], number: int, one: Emitted, event: Event) -> Emit:
    data: dict[str, Any] = {}
    for name in one.fields:
        value = world.ask(bound, f"with {number} {name}", event.at, None, event)
        if not isinstance(value, ABSENT):
            data[name] = value
    target = None
    if one.on:
        word, _, field = world.pack.vocabulary.links[one.on].field.rpartition(".")
        named = event if event.word == word else world.log.last(word, event.at)
        target = str(named.data[field]) if named and named.data.get(field) is not None else None
        if target is None:
            raise Missing([world.pack.vocabulary.links[one.on].field])
    key = f"{world.pack.slug}/{bound.clause.id}/{number}/{event.id}"
    return Emit(key, world.pack.slug, bound.clause.id, one.event, one.on, target, data, event.at, event.id)
