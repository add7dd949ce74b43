"""What stands beside clocks and faults in a timeline: approvals, offers, covers, events that follow, figures, grades,
waivers, tallies; and what these kinds refuse by themselves."""

import datetime as dt
from collections.abc import Iterator

from shouhou.policy.clauses.pack import Bound
from shouhou.policy.clauses.retention import Retention
from shouhou.policy.engine import approvals, charges, covers, needs, offers
from shouhou.policy.engine.figures import figures_of, grades_of
from shouhou.policy.engine.follows import emits_of
from shouhou.policy.engine.limits import due_after
from shouhou.policy.engine.schedules import next_period
from shouhou.policy.engine.shapes import Event, Refusal, Timeline
from shouhou.policy.engine.tallies import tallied
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import Missing
from shouhou.policy.language.closures import FOREVER
from shouhou.policy.language.working_time import MINUTE

ANSWERS = {"approval": approvals.passed, "cover": covers.holds}
WAIVER = {"en": "somebody who may waive this", "zh": "有权免除此项者"}
KEPT = {"en": "the time for which it must be kept", "zh": "保存期满"}


def further(world: World, out: Timeline) -> Iterator[dt.datetime]:
    """Add them to a timeline. Gives the instants at which time alone changes one of them."""
    pack, asked = world.pack, out.undecided
    if pack.approvals:
        for approval, clocks in approvals.approvals_of(world, asked):
            out.approvals.append(approval)
            out.clocks += clocks
            yield from (c.late_from for c in clocks if c.state == "running" and c.late_from)
    if pack.covers:
        found = list(covers.covers_of(world, asked))
        out.covers += found
        yield from covers.wakes(found, world.now)
    if pack.offers:
        offered = list(offers.offers_of(world, asked))
        out.offers += offered
        yield from (o.until + MINUTE for o in offered if o.state == "open" and o.until and o.until is not FOREVER)
    if pack.follows:
        out.emits += emits_of(world, asked)
    if pack.figures:
        figures = list(figures_of(world, asked))
        out.figures += figures
        out.grades += grades_of(world, figures, asked)
    if pack.schedules:
        yield from next_period(world)
    if pack.charges:
        yield from charges.wakes(world)
    out.waived += needs.waivers(world)
    if world.givens.trace:
        _count(world, out)


def _count(world: World, out: Timeline) -> None:
    """Every tally as of now."""
    pack = world.pack
    gates = [b for bounds in pack.gates.values() for b in bounds]
    timed = [*pack.deadlines, *pack.schedules, *pack.faults, *pack.notices]
    others = [*pack.charges, *pack.covers, *pack.offers, *pack.approvals, *pack.follows, *pack.figures, *pack.penalties]
    for bound in [*gates, *timed, *others]:
        scope = world.scope(bound, world.now)
        for name, counted in bound.tallies.items():
            out.tallies[bound.clause.id, name] = tallied(scope, name, counted)


def own_refusals(world: World, event: Event) -> list[Refusal]:
    """What approvals, offers, waivers and times of keeping refuse without a gate of their own."""
    if event.word in approvals.ANSWERS:
        return approvals.refusals(world, event)
    if event.word in (offers.USED, offers.DECLINED) and event.data["clause"] in world.pack.clauses:
        return offers.refusals(world, event)
    if event.word == needs.WAIVED and event.data["clause"] in world.pack.clauses:
        clause = str(event.data["clause"])
        if event.role in needs.may_waive(world, clause, str(event.data.get("term") or "")):
            return []
        return [Refusal(world.pack.slug, clause, "waiver", WAIVER)]
    return [_kept for bound in world.pack.retentions if event.word in bound.rule.before
            if (_kept := _keeping(world, bound, event))]  # fmt: skip


def _keeping(world: World, bound: Bound[Retention], event: Event) -> Refusal | None:
    """Refuse to destroy what must still be kept, with the first minute in which it may be."""
    began = [e for e in world.log.of_any(bound.rule.start) if world.holds(bound, f"from {e.word}", e.at, None, e)]
    if not began or not world.holds(bound, "applies_when", began[-1].at, None, began[-1]):
        return None
    try:
        limit = world.ask(bound, "keep", began[-1].at, None, began[-1])
        until = due_after(world, bound, began[-1].at, limit, [], "keep")
    except Missing:
        return Refusal(world.pack.slug, bound.clause.id, bound.rule.name, KEPT)
    if event.at > until:
        return None
    return Refusal(world.pack.slug, bound.clause.id, bound.rule.name, KEPT, until + MINUTE)
