"""Charges: a total, a line for each row, or the better of several; bounded, rounded, borne by a role."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from shouhou.policy.clauses.charge import Charge as ChargeRule
from shouhou.policy.clauses.pack import Bound
from shouhou.policy.engine.outcomes import Charge, Line, Why
from shouhou.policy.engine.tallies import rows_of
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import ABSENT, Missing
from shouhou.policy.language.working_time import DAY, end_of_day


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
    elif rule.accrues:
        total = _accrued(world, bound, why)
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


def _accrued(world: World, bound: Bound[ChargeRule], why: list[Why]) -> Decimal | None:
    """The sum of its days, or None before the first. Raises `Missing`."""
    days = _days(world, bound, why)
    total = Decimal(0)
    for day in days or ():
        at = min(end_of_day(day, world.givens.zone), world.now)
        told = why if day == days[-1] else None
        base, rate = (world.ask(bound, key, at, told) for key in ("base", "rate"))
        if not isinstance(base, ABSENT) and not isinstance(rate, ABSENT):
            total += base * rate
    return total if days else None


def _days(world: World, bound: Bound[ChargeRule], why: list[Why] | None) -> list[dt.date]:
    """The days that have added to it so far."""
    start = world.ask(bound, "accrues from", world.now, why)
    if isinstance(start, ABSENT):
        return []
    until = (
        world.ask(bound, "accrues until", world.now, why) if bound.rule.accrues and bound.rule.accrues.until else None
    )
    last = _day(world, world.now)
    if until is not None and not isinstance(until, ABSENT):
        last = min(last, _day(world, until))
    first = _day(world, start)
    return [first + DAY * number for number in range(1, (last - first).days + 1)]


def _day(world: World, when: Any) -> dt.date:
    found: dt.date = when.astimezone(world.givens.zone).date() if isinstance(when, dt.datetime) else when
    return found


def wakes(world: World) -> Iterator[dt.datetime]:
    """The midnight at which a charge that grows with the days grows next."""
    for bound in (b for b in world.pack.charges if b.rule.accrues):
        try:
            start, base = (world.ask(bound, key, world.now) for key in ("accrues from", "base"))
            ended = "accrues until" in bound.ask and not isinstance(
                world.ask(bound, "accrues until", world.now), ABSENT
            )
        except Missing:
            continue
        if not ended and not isinstance(start, ABSENT) and not isinstance(base, ABSENT) and base > 0:
            day = max(_day(world, start), _day(world, world.now)) + DAY
            yield dt.datetime.combine(day, dt.time(), world.givens.zone)


def _lines(world: World, bound: Bound[ChargeRule], why: list[Why]) -> Iterator[Line]:
    assert bound.rule.lines is not None
    for row in rows_of(world.scope(bound, world.now), bound.rule.lines.each):
        if world.holds(bound, "where", world.now, why, None, row.facts):
            amount = world.ask(bound, "amount", world.now, why, None, row.facts)
            if not isinstance(amount, ABSENT):
                yield Line(row.event.id, bound.rule.rounded(amount))
