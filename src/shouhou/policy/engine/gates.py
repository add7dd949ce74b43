"""Whether an event may be recorded: every gate answers at once, with what is missing and the earliest time."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from shouhou.policy.clauses.gate import Gate
from shouhou.policy.clauses.pack import Bound
from shouhou.policy.engine.faults import Draft
from shouhou.policy.engine.findings import find
from shouhou.policy.engine.shapes import Event, Fine, Refusal
from shouhou.policy.engine.spells import is_open
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import ABSENT, Missing

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
        for name in bound.rule.requires:
            try:
                if not world.holds(bound, f"requires {name}", event.at, None, event, about):
                    refused.append(_refusal(world, bound, name, event))
            except Missing as gap:
                if all(n.startswith("it.") for n in gap.names):  # the form is not filled in
                    refused.append(replace(_refusal(world, bound, name, event), own=True))
                else:
                    undecided |= {n for n in gap.names if not n.startswith("it.")}
    return refused, undecided


def _refusal(world: World, bound: Bound[Gate], name: str, event: Event) -> Refusal:
    says = bound.rule.requires[name]
    return Refusal(
        regulation=world.pack.slug,
        clause=bound.clause.id,
        missing=name,
        says={"en": says.en, "zh": says.zh},
        earliest=_earliest(world, bound, event),
    )


def _earliest(world: World, bound: Bound[Gate], event: Event) -> dt.datetime | None:
    if bound.rule.earliest is None:
        return None
    try:
        found = world.ask(bound, "earliest", event.at, None, event)
    except Missing:
        return None
    return None if isinstance(found, ABSENT) else found


def _second_spell(world: World, event: Event) -> list[Refusal]:
    """Two blocks open at once need two names, or the events that follow could mean either."""
    for kind, shape in world.pack.vocabulary.spells.items():
        if event.word == shape.opens and any(
            s.kind == kind and s.opened.ref == event.ref and is_open(s) for s in world.spells
        ):
            clauses = [b.clause.id for b in world.pack.extensions if kind in b.rule.over]
            return [Refusal(world.pack.slug, clause, "name", NAME_IT) for clause in clauses[:1]]
    return []
