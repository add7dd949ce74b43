"""Whether a need of a gate is met: a paper, a step, a payment, things given back, another clause, a condition."""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal

from shouhou.policy.clauses.gate import Gate
from shouhou.policy.clauses.needs import Need, Thing
from shouhou.policy.clauses.pack import Bound
from shouhou.policy.engine import approvals
from shouhou.policy.engine.charges import charge_of
from shouhou.policy.engine.clocks import clocks_of
from shouhou.policy.engine.outcomes import Waived
from shouhou.policy.engine.shapes import Event
from shouhou.policy.engine.world import World

WAIVED = "term.waived"


def met(world: World, bound: Bound[Gate], need: Need, event: Event) -> bool:
    """Is this need met before the event, or does it not arise? Raises `Missing`."""
    if not world.holds(bound, f"when {need.called}", event.at, None, event):
        return True
    if _thing(world, bound, need, f"is {need.called}", event):
        return True
    return need.instead is not None and _thing(world, bound, need.instead, f"or {need.called}", event)


def _thing(world: World, bound: Bound[Gate], thing: Thing, key: str, event: Event) -> bool:
    by_sort: dict[str, Callable[[], bool]] = {
        "paper": lambda: _paper(world, thing, event.at),
        "done": lambda: world.log.last(str(thing.done), event.at, event) is not None,
        "paid": lambda: _paid(world, str(thing.paid), event.at),
        "back": lambda: _back(world, thing, event.at),
        "clause": lambda: _clause(world, str(thing.clause), event),
        "is": lambda: world.holds(bound, key, event.at, None, event),
    }
    return by_sort[thing.sort]()


def _paper(world: World, thing: Thing, at: dt.datetime) -> bool:
    """Papers accumulate, wherever they came in; one that was handed back is gone. An original is as good as a copy."""
    held: list[Event] = []
    for event in world.log.of_any(("paper.received", "paper.returned")):
        if event.at > at or event.data["paper"] != thing.paper:
            continue
        if event.word == "paper.returned":
            held.clear()
        elif _fits(event, thing):
            held.append(event)
    return sum(int(e.data.get("copies", 1)) for e in held) >= thing.copies


def _fits(event: Event, thing: Thing) -> bool:
    data = event.data
    return bool(
        (thing.form != "original" or data.get("form") == "original")
        and (thing.signed_by is None or data.get("signed_by") == thing.signed_by)
        and (not thing.stamped or data.get("stamped") is True)
    )


def _paid(world: World, item: str, at: dt.datetime) -> bool:
    """Payments of an item reach what is charged for it; where nothing is reckoned, any payment does."""
    paid = [e.data["amount"] for e in world.log.of("fee.paid") if e.at <= at and e.data["item"] == item]
    for bound in world.pack.charges:
        if bound.rule.item == item and (charge := charge_of(world, bound)):
            return sum(paid, Decimal(0)) >= charge.amount
    return bool(paid)


def _back(world: World, thing: Thing, at: dt.datetime) -> bool:
    """Every one of these things that was handed out has come back, or was declared lost where that is enough."""
    out: set[str | None] = set()
    for event in world.log.of_any(("item.handed_out", "item.back", "item.lost")):
        if event.at <= at and event.data["item"] == thing.back:
            number = event.data.get("number")
            if event.word == "item.handed_out":
                out.add(number)
            elif event.word == "item.back" or thing.lost_counts:
                out.discard(number)
    return not out


def _clause(world: World, clause: str, event: Event) -> bool:
    """Another clause holds: its approvals are given, its clocks met, its conditions true."""
    for bound in world.pack.approvals:
        if bound.clause.id == clause and not approvals.passed(world, bound.rule.name):
            return False
    for timed in world.pack.deadlines:
        if timed.clause.id == clause and any(r.clock.state != "met" for r in clocks_of(world, timed, {})):
            return False
    gates = {id(b): b for bounds in world.pack.gates.values() for b in bounds if b.clause.id == clause}
    return not any(lacking(world, bound, event) for bound in gates.values())


def lacking(world: World, bound: Bound[Gate], event: Event) -> list[str]:
    """The names of everything that a gate or an eligibility does not find. Raises `Missing`."""
    if not world.holds(bound, "applies_when", event.at, None, event):
        return []
    names = [n for n in bound.rule.requires if not world.holds(bound, f"requires {n}", event.at, None, event)]
    return names + [need.called for need in bound.rule.needs if not met(world, bound, need, event)]


# ---- waivers ---------------------------------------------------------------------------------------------------------


def waivers(world: World) -> Iterator[Waived]:
    """Every term that somebody who may has waived."""
    for event in world.log.of(WAIVED):
        clause, name = str(event.data["clause"]), str(event.data.get("term") or "")
        if event.role in may_waive(world, clause, name):
            yield Waived(clause, name, event.by, event.id)


def may_waive(world: World, clause: str, name: str) -> set[str]:
    """The roles that may waive a clause, or one of its needs."""
    roles: set[str] = set()
    for bounds in world.pack.gates.values():
        for bound in bounds:
            if bound.clause.id == clause:
                roles |= set(bound.rule.waivable_by)
                roles |= {r for need in bound.rule.needs if need.called == name for r in need.waivable_by}
    return roles


def is_waived(world: World, bound: Bound[Gate], name: str, at: dt.datetime) -> bool:
    """Was the clause, or this need of it, waived by then?"""
    if not world.log.of(WAIVED):
        return False
    return any(w.clause == bound.clause.id and w.name in ("", name) for w in waivers(world.as_of(at)))
