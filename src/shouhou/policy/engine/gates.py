"""Whether an event may be recorded: every gate answers at once, with what is missing and the earliest time."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from shouhou.policy.clauses.gate import Gate
from shouhou.policy.clauses.pack import Bound
from shouhou.policy.engine.faults import Draft
from shouhou.policy.engine.findings import find
from shouhou.policy.engine.needs import is_waived, met
from shouhou.policy.engine.shapes import Event, Fine, Refusal
from shouhou.policy.engine.spells import is_open
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import ABSENT, Missing
from shouhou.policy.language.records import Both

ABOUT_FAULTS = ("fault.found", "fine.confirmed", "fine.appealed", "fine.waived", "fine.revoked", "fine.upheld")
NAME_IT = {"en": "a name, since another one is still open", "zh": "另起名称（前一项尚未解除）"}


def about_fault(event: Event, drafts: list[Draft], fines: list[Fine]) -> dict[str, Any]:
    """What a gate may ask about the fault that an event speaks of."""
    one = find(drafts, event)
    fine = next((f for f in fines if one and f.fault == one.fault.key), None)
    return {
        "fault.proposed": one is not None,
        "fault.displaced": bool(one and one.fault.state == "displaced"),
        "fault.confirmed": bool(one and one.fault.state == "confirmed"),
        "fault.needs_consequence": bool(one and one.fault.candidates),
        "fine.proposed": bool(fine and fine.outcome == "proposed"),
        "fine.revocation_proposed": bool(fine and fine.outcome == "revocation_proposed"),
    }


def refusals(world: World, event: Event, about: Mapping[str, Any]) -> tuple[list[Refusal], set[str]]:
    """Every reason against an event in a world that ends before it, and every fact that is missing to decide."""
    refused = _second_spell(world, event)
    undecided: set[str] = set()
    for bound in world.pack.gates.get(event.word, ()):
        try:
            if not world.holds(bound, "applies_when", event.at, None, event):
                continue
            if bound.rule.unless and world.holds(bound, "unless", event.at, None, event):
                continue
        except Missing as gap:
            undecided |= gap.names
            continue
        for name, says, holds in _demands(world, bound, event, about):
            try:
                if not holds() and not is_waived(world, bound, name, event.at):
                    refused.append(_refusal(world, bound, name, says, event))
            except Missing as gap:
                if all(n.startswith("it.") for n in gap.names):  # the form is not filled in
                    refused.append(replace(_refusal(world, bound, name, says, event), own=True))
                elif not is_waived(world, bound, name, event.at):
                    undecided |= {n for n in gap.names if not n.startswith("it.")}
    return refused, undecided


def _demands(
    world: World, bound: Bound[Gate], event: Event, about: Mapping[str, Any]
) -> Iterator[tuple[str, Both, Callable[[], bool]]]:
    """Everything that a gate demands: its name, its words, and whether it is there."""
    for name, requirement in bound.rule.requires.items():
        key = f"requires {name}"
        yield name, requirement, partial(world.holds, bound, key, event.at, None, event, about)
    for need in bound.rule.needs:
        yield need.called, need, partial(met, world, bound, need, event)


def _refusal(world: World, bound: Bound[Gate], name: str, says: Both, event: Event) -> Refusal:
    return Refusal(
        regulation=world.pack.slug,
        clause=bound.clause.id,
        missing=name,
        says={"en": says.en, "zh": says.zh},
        earliest=_earliest(world, bound, name, event),
    )


def _earliest(world: World, bound: Bound[Gate], name: str, event: Event) -> dt.datetime | None:
    """From when it would be allowed: as this demand says, or as the whole gate does. A day begins at midnight."""
    key = f"earliest {name}" if f"earliest {name}" in bound.ask else "earliest"
    if key not in bound.ask:
        return None
    try:
        found = world.ask(bound, key, event.at, None, event)
    except Missing:
        return None
    if isinstance(found, ABSENT):
        return None
    return found if isinstance(found, dt.datetime) else dt.datetime.combine(found, dt.time(), world.givens.zone)


def _second_spell(world: World, event: Event) -> list[Refusal]:
    """Two blocks open at once need two names, or the events that follow could mean either."""
    for kind, shape in world.pack.vocabulary.spells.items():
        if event.word == shape.opens and any(
            s.kind == kind and s.opened.ref == event.ref and is_open(s) for s in world.spells
        ):
            clauses = [b.clause.id for b in world.pack.extensions if kind in b.rule.over]
            return [Refusal(world.pack.slug, clause, "name", NAME_IT) for clause in clauses[:1]]
    return []
