"""Charges: a total, a line for each row, or the better of several; bounded, rounded, borne by a role."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from shouhou.policy.clauses.charge import Charge as ChargeRule
from shouhou.policy.clauses.pack import Bound
from shouhou.policy.engine.outcomes import Charge, Line, Why
from shouhou.policy.engine.tallies import rows_of
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import ABSENT, Missing


def charges_of(world: World, asked: dict[str, set[str]]) -> Iterator[Charge]:
    """Every charge as of now. Facts that are missing go to `asked`."""
    for bound in world.pack.charges:
        try:
            if found := charge_of(world, bound):
                yield found
        except Missing as gap:
            for name in gap.names:
                asked.setdefault(name, set()).add(bound.clause.id)


def charge_of(world: World, bound: Bound[ChargeRule]) -> Charge | None:
    """What a charge comes to, or None where it does not apply or its facts are not there yet. Raises `Missing`."""
    rule, at = bound.rule, world.now
    why: list[Why] = []
    if not world.holds(bound, "applies_when", at, why):
        return None
    lines: tuple[Line, ...] = ()
    total: Any
    if rule.lines:
        lines = tuple(_lines(world, bound, why))
        total = sum((line.amount for line in lines), Decimal(0)) if lines else None
    elif rule.choices:
        found = [world.ask(bound, f"choice {number}", at, why) for number in range(len(rule.choices.of))]
        there = [value for value in found if not isinstance(value, ABSENT)]
        total = (max if rule.choices.takes == "most" else min)(there) if there else None
    else:
        total = world.ask(bound, "total", at, why)
    if total is None or isinstance(total, ABSENT):
        return None
    if rule.cap and not isinstance(cap := world.ask(bound, "cap", at, why), ABSENT):
        total = min(total, cap)
    if rule.at_least and not isinstance(least := world.ask(bound, "at_least", at, why), ABSENT):
        total = max(total, least)
    return Charge(
        f"{world.pack.slug}/{bound.clause.id}" + (f"/{rule.item}" if rule.item else ""), world.pack.slug,
        bound.clause.id, world.holder(rule.payer, at), rule.rounded(total), rule.payer, rule.item or "", lines,
        tuple(why),
    )  # fmt: skip


def _lines(world: World, bound: Bound[ChargeRule], why: list[Why]) -> Iterator[Line]:
    assert bound.rule.lines is not None
    for row in rows_of(world.scope(bound, world.now), bound.rule.lines.each):
        if world.holds(bound, "where", world.now, why, None, row.facts):
            amount = world.ask(bound, "amount", world.now, why, None, row.facts)
            if not isinstance(amount, ABSENT):
                yield Line(row.event.id, bound.rule.rounded(amount))
