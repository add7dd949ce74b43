"""Faults: proposed by a missed clock, an event or a spell; merged to one for each occasion; kept only where a
consequence followed, where the clause asks for one."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shouhou.policy.clauses.fault import Fault as FaultRule
from shouhou.policy.clauses.pack import Bound
from shouhou.policy.clauses.rule import Accuses
from shouhou.policy.engine.clocks import Running, accused, note
from shouhou.policy.engine.shapes import Event, Fault, Timeline, Why
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import Missing
from shouhou.policy.language.working_time import MINUTE


@dataclass
class Draft:
    """A fault with the rule that it rests on; None where only a finding names it."""

    fault: Fault
    rule: Accuses | None
    moved: bool = False  # the limit had been moved: this is another delay than the original one

    def is_about(self, clause: str, person: str | None, ref: str | None) -> bool:
        """Is this the fault that a finding or a fine speaks of? One without a person takes any."""
        f = self.fault
        return f.clause == clause and f.ref == ref and (f.person is None or person is None or f.person == person)


def draft(
    world: World,
    clause: str,
    person: str | None,
    ref: str | None,
    at: dt.datetime,
    rule: Accuses | None,
    reason: str,
    evidence: Iterable[int],
    why: Iterable[Why] = (),
    clock: str | None = None,
) -> Draft:
    """A proposed fault. Its key stays the same over re-derivations."""
    key = f"{world.pack.slug}/{clause}/{person or '-'}/{ref or '-'}"
    fault = Fault(
        key, world.pack.slug, clause, "proposed", at, person, ref, [reason], list(evidence), clock=clock, why=[*why]
    )
    return Draft(fault, rule)


def faults_of(world: World, clocks: list[Running], out: Timeline) -> list[Draft]:
    """Every fault that follows from the events, before anybody has judged it."""
    found = [*_missed(world, clocks, out), *_carried(world, clocks), *_upon(world, out)]
    return _with_consequence(world, clocks, _merged(found), out)


def _occasion(rule: Accuses, ref: str | None) -> str | None:
    return ref if rule.once_per == "thing" else None


def _missed(world: World, clocks: list[Running], out: Timeline) -> Iterator[Draft]:
    for running in clocks:
        clock, rule = running.clock, running.bound.rule
        if not rule.fined_by:
            continue
        if clock.state == "undecided":
            note(out.undecided, clock.charged_as, clock.pending)
        if clock.state == "missed":
            assert clock.late_from is not None
            reason, ref = f"{clock.name} limit passed", _occasion(rule, clock.ref)
            person, late, why = clock.person, clock.late_from, clock.why
            one = draft(world, clock.charged_as, person, ref, late, rule, reason, clock.evidence, why, clock.key)
            one.moved = clock.charged_as != clock.clause
            yield one


def _carried(world: World, clocks: list[Running]) -> Iterator[Draft]:
    for bound in world.pack.faults:
        rule = bound.rule
        for running in clocks if rule.carried_by else ():
            for spell, limit in running.carried:
                if spell.kind == rule.carried_by:
                    clock = running.clock
                    reason, ref = f"{spell.kind} carried {clock.name} past its limit", _occasion(rule, spell.opened.ref)
                    person, late = accused(world, bound, limit, spell.opened), limit + MINUTE
                    yield draft(
                        world, bound.clause.id, person, ref, late, rule, reason, spell.evidence, clock.why, clock.key
                    )


def _upon(world: World, out: Timeline) -> Iterator[Draft]:
    for bound in world.pack.faults:
        for event in world.log.of_any(bound.rule.upon) if bound.rule.upon else ():
            why: list[Why] = []
            try:
                if not _happened(world, bound, event, why):
                    continue
            except Missing as gap:
                note(out.undecided, bound.clause.id, gap.names, event.word)
                continue
            person, ref = accused(world, bound, event.at, event), _occasion(bound.rule, event.ref)
            yield draft(world, bound.clause.id, person, ref, event.at, bound.rule, event.word, [event.id], why)


def _happened(world: World, bound: Bound[FaultRule], event: Event, why: list[Why]) -> bool:
    return world.holds(bound, "applies_when", event.at, why, event) and world.holds(
        bound, f"upon {event.word}", event.at, why, event
    )


def _merged(drafts: list[Draft]) -> list[Draft]:
    """One fault for each clause, person and occasion, however many reasons (R4)."""
    by_key: dict[str, Draft] = {}
    for one in sorted(drafts, key=lambda d: d.fault.at):
        first = by_key.setdefault(one.fault.key, one).fault
        if first is not one.fault:
            first.reasons += [r for r in one.fault.reasons if r not in first.reasons]
            first.evidence += [e for e in one.fault.evidence if e not in first.evidence]
            first.why += one.fault.why
    return list(by_key.values())


def _with_consequence(world: World, clocks: list[Running], drafts: list[Draft], out: Timeline) -> list[Draft]:
    """Some faults count only where one of the clauses above them was breached, charged to somebody or not (R11)."""
    happened = [(d.fault.clause, d.fault.at) for d in drafts if not (d.rule and d.rule.consequence)]
    happened += [(r.clock.clause, limit + MINUTE) for r in clocks for _, limit in r.carried]
    happened += [
        (r.clock.clause, r.clock.late_from) for r in clocks if r.clock.state == "excused" and r.clock.late_from
    ]
    kept, starts = [], {e.id: e.at for e in world.log}
    for one in sorted(drafts, key=lambda d: (world.pack.order[d.fault.clause], d.fault.at)):
        fault = one.fault
        if one.rule and (link := one.rule.consequence):
            since = fault.at if link.since == "breach" else min((starts[e] for e in fault.evidence), default=fault.at)
            within = world.pack.between(link)
            fault.candidates = sorted(
                {c for c, at in happened if c in within and at >= since}, key=world.pack.order.__getitem__
            )
            if not fault.candidates:
                out.harmless.append((fault.clause, fault.person, fault.at))
                continue
            happened.append((fault.clause, fault.at))
        kept.append(one)
    return kept
