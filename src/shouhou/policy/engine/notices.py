"""Messages that a clause owes somebody, once for each occasion."""

from collections.abc import Iterator

from shouhou.policy.engine.clocks import Running
from shouhou.policy.engine.shapes import Notice
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import Missing


def notices_of(world: World, clocks: list[Running]) -> Iterator[Notice]:
    """Every notice due by now. An open question sends none: the question itself is shown."""
    for bound in world.pack.notices:
        rule, clause = bound.rule, bound.clause.id
        occasions = [
            (r.clock.late_from, r.clock.key) for r in clocks if r.clock.name in rule.late and r.clock.state == "missed"
        ]
        for event in world.log.of_any(rule.upon):
            try:
                if world.holds(bound, f"upon {event.word}", event.at, None, event):
                    occasions.append((event.at, f"event-{event.id}"))
            except Missing:
                continue
        for at, occasion in occasions:
            assert at is not None
            try:
                if world.holds(bound, "applies_when", at):
                    key = f"{world.pack.slug}/{clause}/{rule.about}/{occasion}"
                    yield Notice(key, world.pack.slug, clause, rule.to, rule.about, at, world.holder(rule.to, at))
            except Missing:
                continue
