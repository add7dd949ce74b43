"""What spells do to a clock: each is applied in order of beginning, against the limit then in force."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from shouhou.policy.clauses.extension import Extension
from shouhou.policy.clauses.pack import Bound
from shouhou.policy.engine.limits import due_after
from shouhou.policy.engine.shapes import Event
from shouhou.policy.engine.spells import Spell
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import NONE, NOT_YET, Missing
from shouhou.policy.language.closures import FOREVER
from shouhou.policy.language.working_time import MINUTE

if TYPE_CHECKING:
    from shouhou.policy.engine.clocks import Running


@dataclass
class Extended:
    """What came of it: the stop that counts, whether the breach is excused, whether the clock is held now, and the
    stretches that were skipped (from, until, clause, cause)."""

    stop: Event | None
    excused: bool = False
    held: bool = False
    skipped: list[tuple[dt.datetime, dt.datetime, str, str]] = field(default_factory=list)
    evidence: list[int] = field(default_factory=list)


def extend(world: World, running: "Running", stop: Event | None, limit: Any) -> Extended:
    """Apply every spell to a clock that has a limit."""
    out = Extended(stop)
    for spell in world.spells:
        if out.stop and spell.began > out.stop.at:
            break  # spells come in order of beginning
        if spell.judged is False or (spell.ended and spell.ended <= running.clock.started_at):
            continue
        for bound in world.pack.extensions:
            if spell.kind in bound.rule.over and running.clock.clause in bound.rule.clocks:
                _apply(world, running, bound, spell, limit, out)
    return out


def _apply(world: World, running: "Running", bound: Bound[Extension], spell: Spell, limit: Any, out: Extended) -> None:
    clock, rule = running.clock, bound.rule
    assert clock.due_at is not None
    facts = _facts(spell, running, FOREVER if out.held else clock.due_at)
    try:
        if not world.holds(bound, "applies_when", spell.began, clock.why, extra=facts):
            return
    except Missing as gap:
        clock.pending |= gap.names
        return
    if spell.judged is None:  # holds nothing; past the limit the clock is undecided
        clock.pending |= {f"{spell.kind}.judged"}
        return
    before = clock.due_at
    out.evidence += [e for e in spell.evidence if e not in out.evidence]
    if rule.effect == "excuse":
        out.excused = True
        return
    out.skipped.append((spell.began, spell.ended or FOREVER, bound.clause.id, spell.cause or spell.kind))
    if spell.ended is None:
        out.held = True
    elif rule.effect == "stop":
        if limit is not None:
            ended = [s[:2] for s in out.skipped if s[1] is not FOREVER]
            clock.due_at = due_after(world, running.bound, clock.started_at, limit, ended)
    else:
        clock.due_at = world.ask(bound, "due", spell.began, clock.why, extra=facts)
        if enough := rule.also_until.get(clock.clause):
            out.stop = _enough(world, enough, spell.ended, out.stop)
    if clock.due_at != before and rule.charged_as:
        clock.charged_as = rule.charged_as
    _carry(world, running, spell, before, out)


def _facts(spell: Spell, running: "Running", due: dt.datetime) -> dict[str, Any]:
    clock = running.clock
    return {
        "spell.kind": spell.kind,
        "spell.cause": NONE if spell.cause is None else spell.cause,
        "spell.role": NONE if spell.role is None else spell.role,
        "spell.step": NONE if spell.step is None else spell.step,
        "spell.began_at": spell.began,
        "spell.ended_at": NOT_YET if spell.ended is None else spell.ended,
        "clock.due_at": due,
        "clock.role": NONE if clock.role is None else clock.role,
        "clock.name": clock.name,
    }


def _enough(world: World, word: str, since: dt.datetime, stop: Event | None) -> Event | None:
    """The first event of a word after the spell, if it comes before the clock's own stop."""
    first = next((e for e in world.log.of(word) if e.at >= since), None)
    return first if first and not (stop and stop.at < first.at) else stop


def _carry(world: World, running: "Running", spell: Spell, before: dt.datetime, out: Extended) -> None:
    """A spell carries a clock past a limit if the limit passes while it is open and the step is not done."""
    if before is FOREVER:
        return
    ends = [t for t in (spell.ended, out.stop.at if out.stop else None, world.now) if t]
    if min(ends) >= before + MINUTE:
        running.carried.append((spell, before))
    elif spell.ended is None and out.stop is None:
        running.limits.append(before)
