"""Clocks: the rounds of a deadline, its limit, what moved it, and how it stands at an instant."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from shouhou.policy.clauses.deadline import Deadline
from shouhou.policy.clauses.pack import Bound
from shouhou.policy.engine.extensions import Extended, extend
from shouhou.policy.engine.limits import calendar_of, first_due
from shouhou.policy.engine.shapes import Clock, Event, Span, Why
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import NOT_YET, Missing, Unknown
from shouhou.policy.language.closures import FOREVER
from shouhou.policy.language.vocabulary import thing
from shouhou.policy.language.working_time import MINUTE, NoCalendarData, counted_spans


@dataclass
class Round:
    """One run of a deadline: from its start to its stop, or to the event that cancelled it."""

    start: Event
    stop: Event | None
    cancel: Event | None = None


@dataclass
class Running:
    """A clock with what the later steps of a derivation need to know about it."""

    clock: Clock
    bound: Bound[Any]
    start: Event
    carried: list[tuple[Any, dt.datetime]] = field(default_factory=list)  # (spell, the limit that it carried it past)
    limits: list[dt.datetime] = field(default_factory=list)  # limits that an open spell is about to carry it past


def clocks_of(world: World, bound: Bound[Deadline], asked: dict[str, set[str]]) -> Iterator[Running]:
    """Every clock of a deadline. Facts that are missing go to `asked`, by the name of the fact."""
    for one in rounds(world, bound, asked):
        why: list[Why] = []
        try:
            running = run(world, bound, one, why)
        except Missing as gap:
            note(asked, bound.clause.id, gap.names, one.start.word)
            continue
        applies = _applies(world, bound, running, why)
        if isinstance(applies, Unknown) and running.clock.state != "met":
            running.clock.state, running.clock.pending = "undecided", applies.names
            note(asked, bound.clause.id, applies.names, one.start.word)
        if applies is not False:
            yield running


def note(asked: dict[str, set[str]], clause: str, names: frozenset[str], word: str | None = None) -> None:
    """Remember which clause waits for which fact; a field of the event at hand is named with its word."""
    for name in names:
        asked.setdefault(name.replace("it.", f"{word}.", 1) if word and name.startswith("it.") else name, set()).add(
            clause
        )


def _applies(world: World, bound: Bound[Deadline], running: Running, why: list[Why]) -> bool | Unknown:
    """What was known when the clock ended decides; what came later decides only where nothing was known then."""
    if "applies_when" not in bound.ask:
        return True
    clock = running.clock
    end = min(t for t in (clock.due_at, clock.stopped_at, world.now) if t)
    for at in (end, world.now):
        try:
            return world.holds(bound, "applies_when", at, why, running.start)
        except Missing as gap:
            missing = Unknown(gap.names)
    return missing


def rounds(world: World, bound: Bound[Deadline], asked: dict[str, set[str]]) -> Iterator[Round]:
    """First start, first stop after it, and again: for each thing by itself. A cancelled case ends every round."""
    rule, log = bound.rule, world.log
    starts = [e for e in log.of_any(rule.start) if _when(world, bound, "from", e, asked)]
    if not starts:
        return
    stops = [e for e in log.of_any(rule.until) if _when(world, bound, "until", e, asked)]
    if rule.undone_by:
        stops = _standing(stops, log.of(rule.undone_by))
    cancels = log.of_any(world.pack.vocabulary.cancelling)
    over: dict[str | None, dt.datetime] = {}
    for start in starts:
        if start.ref in over and start.at <= over[start.ref]:
            continue
        stop = next((s for s in stops if s.at >= start.at and _same_thing(s, start)), None)
        cancel = next((c for c in cancels if c.at >= start.at and (stop is None or c.at < stop.at)), None)
        end = cancel or stop
        over[start.ref] = end.at if end else FOREVER
        yield Round(start, None if cancel else stop, cancel)


def _same_thing(event: Event, other: Event) -> bool:
    return event.ref == other.ref or thing(event.word) != thing(other.word)


def _when(world: World, bound: Bound[Deadline], key: str, event: Event, asked: dict[str, set[str]]) -> bool:
    try:
        return world.holds(bound, f"{key} {event.word}", event.at, None, event)
    except Missing as gap:
        note(asked, bound.clause.id, gap.names, event.word)
        return False


def _standing(stops: list[Event], undone: list[Event]) -> list[Event]:
    """The stops that were not undone before the next stop of the same thing."""

    def fell(number: int, stop: Event) -> bool:
        later = [s.at for s in stops[number + 1 :] if s.ref == stop.ref]
        return any(u.ref == stop.ref and stop.at <= u.at and not any(at < u.at for at in later) for u in undone)

    return [stop for number, stop in enumerate(stops) if not fell(number, stop)]


def run(world: World, bound: Bound[Deadline], one: Round, why: list[Why]) -> Running:
    """One clock, with its state at `world.now`. Raises `Missing`."""
    rule, start, now = bound.rule, one.start, world.now
    limit, due = first_due(world, bound, start, why)
    role = start.role if rule.person == "it.by" else rule.person if rule.person in world.pack.vocabulary.roles else None
    clock = Clock(
        key=f"{world.pack.slug}/{bound.clause.id}/{rule.name}/{start.id}",
        regulation=world.pack.slug,
        clause=bound.clause.id,
        name=rule.name,
        state="running",
        started_at=start.at,
        start_event=start.id,
        ref=start.ref,
        role=role,
        original_due_at=due,
        due_at=due,
        charged_as=bound.clause.id,
        why=why,
    )
    running = Running(clock, bound, start)
    end = one.cancel or one.stop
    extended = extend(world, running, end, limit) if due else Extended(end)
    _finish(running, extended.stop, one.cancel, extended, now)
    _spans(world, bound, clock, extended, clock.stopped_at or now)
    _person(world, bound, running)
    return running


def _finish(running: Running, stop: Event | None, cancel: Event | None, extended: Extended, now: dt.datetime) -> None:
    """State, limit and what it becomes at its first late instant."""
    clock = running.clock
    clock.late_from = clock.due_at + MINUTE if clock.due_at and clock.due_at is not FOREVER else None
    clock.late_state = "excused" if extended.excused else "undecided" if clock.pending else "missed"
    if stop:
        clock.stopped_at, clock.stop_event = stop.at, stop.id
    late = clock.late_from is not None and (clock.stopped_at or now) >= clock.late_from
    if extended.held:  # no limit is in force; one that the step was done before stays shown
        late, clock.late_from = False, None
        clock.due_at = clock.due_at if stop and clock.due_at and stop.at <= clock.due_at else None
    if late:
        clock.state = clock.late_state
    elif stop:
        clock.state = "cancelled" if cancel is stop else "met"
    elif extended.held:
        clock.state = "paused"
    elif clock.due_at is None:
        clock.state = "open"
    clock.evidence = tuple(sorted({running.start.id, *extended.evidence, *([stop.id] if stop else [])}))


def _spans(world: World, bound: Bound[Deadline], clock: Clock, extended: Extended, end: dt.datetime) -> None:
    """Each counted and each skipped stretch, in order."""
    pauses = [(a, b) for a, b, _, _ in extended.skipped]
    calendar = None
    if "within" in bound.ask and bound.ask["within"].type == "working_hours":
        calendar = calendar_of(world, bound.rule.calendar, clock.started_at.date())
    counted: list[Span] = []
    try:
        for a, b in counted_spans(clock.started_at, end, pauses, calendar, world.givens.zone):
            counted.append(Span(a, b, True))  # what was counted before the calendar ends is kept
    except NoCalendarData:
        pass  # of a year without data nothing is told; the limit itself lies before it
    skipped, at = [], clock.started_at
    for began, until, clause, cause in extended.skipped:  # in order of beginning; overlaps are told once
        a, b = max(began, at), min(until, end)
        if a < b:
            skipped.append(Span(a, b, False, clause, cause))
            at = b
    clock.spans = sorted([*counted, *skipped], key=lambda s: s.start)


def _person(world: World, bound: Bound[Deadline], running: Running) -> None:
    """Who answers: the holder of the role in the minute of the limit; while there was none, the present holder."""
    clock, who = running.clock, bound.rule.person
    if who is None or who.startswith("it."):
        clock.person = accused(world, bound, world.now, running.start)
        return
    at = min(t for t in (clock.due_at, clock.stopped_at, world.now) if t)
    clock.person = world.holder(who, at) or world.holder(who, world.now)


def accused(world: World, bound: Bound[Any], at: dt.datetime, it: Event | None) -> str | None:
    """Whom a rule names: the holder of a role, or a person in the event. None: a human must choose."""
    who = bound.rule.person
    if who is None:
        return None
    if not who.startswith("it."):
        return world.holder(who, at)
    found = (it.by if who == "it.by" else it.data.get(who[3:])) if it else None
    return str(found) if found is not None else None


def limit_of(world: World, name: str, at: dt.datetime) -> Any:
    """`clock.<name>.due_at`: the limit as it stood at that instant. A clock that is held has none, so nothing is too
    late for it; where there is no such clock there is not yet a limit."""
    if (name, at) not in world.limits:
        world.limits[name, at] = _limit_of(world.as_of(at), name)
    return world.limits[name, at]


def _limit_of(world: World, name: str) -> Any:
    asked: dict[str, set[str]] = {}
    found: Any = NOT_YET
    for running in clocks_of(world, world.pack.clocks[name], asked):
        clock = running.clock
        found = Unknown(clock.pending) if clock.state == "undecided" else clock.due_at or FOREVER
    return Unknown(asked) if asked and found is NOT_YET else found
