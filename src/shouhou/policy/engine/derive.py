"""`derive` and `may`: from one subject's events to everything that follows, by every regulation adopted for it.

Pure functions: they read no clock and no database. A timeline is judged in the order of occurrence; a permission at the
event's own minute, with what was known when it was recorded.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from shouhou.policy.engine.adopted import Adopted
from shouhou.policy.engine.charges import charges_of
from shouhou.policy.engine.clocks import Running, clocks_of, limit_of, note
from shouhou.policy.engine.faults import Draft, faults_of
from shouhou.policy.engine.figures import grades_of
from shouhou.policy.engine.findings import displace, judged
from shouhou.policy.engine.fines import fines_of, price
from shouhou.policy.engine.further import ANSWERS, further, own_refusals
from shouhou.policy.engine.gates import ABOUT_FAULTS, about_fault, refusals
from shouhou.policy.engine.log import Log
from shouhou.policy.engine.notices import notices_of
from shouhou.policy.engine.outcomes import Figure, Grade
from shouhou.policy.engine.schedules import schedules_of
from shouhou.policy.engine.shapes import Answer, Duty, Event, Irregular, Refusal, Timeline
from shouhou.policy.engine.world import Givens, World
from shouhou.policy.language.vocabulary import Vocabulary
from shouhou.policy.language.working_time import MINUTE, Calendar


def derive(
    regulations: Sequence[Adopted],
    calendars: Mapping[str, Calendar],
    events: Iterable[Event],
    facts: Mapping[str, Any],
    now: dt.datetime,
    known_at: dt.datetime | None = None,
    zone: dt.tzinfo = dt.UTC,
    trace: bool = False,
    vocabulary: Vocabulary | None = None,
) -> Timeline:
    """Everything that follows from one subject's events as of `now`, with what was recorded by `known_at`.

    `facts`: {"given": {name: value}, "holders": [(role, person, since, until)]}. `zone` is where days begin. With
    `trace` every clock, fault and fine carries its steps; without it the same code runs and keeps none. `vocabulary`
    names the states of a subject for which no regulation is adopted.
    """
    events = list(events)
    givens = Givens(calendars, facts, zone, trace, limit_of, ANSWERS)
    log = Log.of_subject(events, now, known_at)
    out = Timeline(now)
    wakes = [e.at for e in events if e.at > now and (known_at is None or e.recorded_at <= known_at)]
    for adopted in regulations:
        world = World(adopted, givens, log, now)
        clocks, _ = conclude(world, out)
        out.notices += notices_of(world, clocks)
        wakes += _wakes(clocks, now)
        wakes += further(world, out)
    out.irregular = _irregular(regulations, givens, events, log, known_at)
    out.wakes_at = min(wakes, default=None)
    known = regulations[0].pack.vocabulary if regulations else vocabulary
    out.state = _state(known, log) if known else None
    return out


def graded(
    regulations: Sequence[Adopted], figures: Sequence[Figure], now: dt.datetime, zone: dt.tzinfo = dt.UTC
) -> tuple[list[Grade], dict[str, set[str]]]:
    """The grades of figures that were measured elsewhere, over the rows of many subjects; and what they wait for, as
    `Timeline.undecided` has it."""
    givens = Givens({}, {"given": {}, "holders": []}, zone, False, limit_of, ANSWERS)
    grades: list[Grade] = []
    undecided: dict[str, set[str]] = {}
    for adopted in regulations:
        own = [figure for figure in figures if figure.regulation == adopted.pack.slug]
        grades += grades_of(World(adopted, givens, Log.of_subject([], now, None), now), own, undecided)
    return grades, undecided


def conclude(world: World, out: Timeline) -> tuple[list[Running], list[Draft]]:
    """One regulation's clocks, faults, fines, duties and charges. Each step reads only what stands before it."""
    clocks = [c for bound in world.pack.deadlines for c in clocks_of(world, bound, out.undecided)]
    clocks += schedules_of(world, out.undecided)
    drafts = judged(world, faults_of(world, clocks, out))
    displace(drafts)
    for one in drafts:
        price(world, one, out)
        if one.fault.person is None:
            note(out.undecided, one.fault.clause, frozenset(["fault.person"]))
    out.clocks += [running.clock for running in clocks]
    out.faults += [one.fault for one in drafts]
    out.fines += fines_of(world, drafts, out)
    out.duties += _duties(clocks)
    out.charges += charges_of(world, out.undecided)
    return clocks, drafts


def _duties(clocks: list[Running]) -> Iterator[Duty]:
    """A clock without a limit is a duty."""
    for clock in (running.clock for running in clocks):
        if clock.state == "open":
            yield Duty(
                clock.key, clock.regulation, clock.clause, clock.name, clock.started_at, clock.role, clock.person
            )


def _wakes(clocks: list[Running], now: dt.datetime) -> Iterator[dt.datetime]:
    """The instants at which time alone changes the answer: a clock runs late, a spell carries it past its limit."""
    for running in clocks:
        clock = running.clock
        if clock.state == "running" and clock.late_from:
            yield clock.late_from
        yield from (limit + MINUTE for limit in running.limits if limit + MINUTE > now)


def _state(vocabulary: Vocabulary, log: Log) -> str | None:
    """Where the subject stands: the state entered last."""
    states, current = vocabulary.states, None
    entered = {word: name for name, state in states.items() for word in state.upon}
    for event in log.of_any(entered):
        name = entered[event.word]
        if not states[name].after or current in states[name].after:
            current = name
    return current


# ---- permissions -----------------------------------------------------------------------------------------------------


def may(
    regulations: Sequence[Adopted],
    calendars: Mapping[str, Calendar],
    events: Iterable[Event],
    facts: Mapping[str, Any],
    event: Event,
    zone: dt.tzinfo = dt.UTC,
) -> Answer:
    """May this event be recorded: judged by what had happened by its minute, as known when it is recorded."""
    givens = Givens(calendars, facts, zone, False, limit_of, ANSWERS)
    return _answer(regulations, givens, Log.of_subject(events, event.at, None, before=event), event)


def _answer(regulations: Sequence[Adopted], givens: Givens, log: Log, event: Event) -> Answer:
    refused: list[Refusal] = []
    undecided: set[str] = set()
    concerned = [a for a in regulations if _concerns(a, event)]
    if event.word in ABOUT_FAULTS and not concerned:
        return Answer(False, (Refusal("", str(event.data["clause"]), "known_clause", _UNKNOWN_CLAUSE),))
    for adopted in concerned:
        world, about = World(adopted, givens, log, event.at), {}
        if event.word in ABOUT_FAULTS and event.word in adopted.pack.gates:
            so_far = Timeline(event.at)
            about = about_fault(event, conclude(world, so_far)[1], so_far.fines)
        reasons, missing = refusals(world, event, about)
        reasons += own_refusals(world, event)
        refused += reasons
        undecided |= missing
    return Answer(not refused and not undecided, tuple(refused), frozenset(undecided))


_UNKNOWN_CLAUSE = {"en": "a clause of an adopted regulation", "zh": "所施行制度中的条款"}


def _concerns(adopted: Adopted, event: Event) -> bool:
    """A finding or a fine concerns the regulation whose clause it names; any other event concerns all."""
    return event.word not in ABOUT_FAULTS or event.data["clause"] in adopted.pack.clauses


def _irregular(
    regulations: Sequence[Adopted], givens: Givens, events: list[Event], log: Log, known_at: dt.datetime | None
) -> list[Irregular]:
    """Every event of the past that a gate would have refused: it stays, and is listed. What was recorded in its own
    minute was judged then, with the same knowledge, and is not judged again."""
    found = []
    gated = {word for a in regulations for word in a.pack.gates}
    gated |= {shape.opens for a in regulations for shape in a.pack.vocabulary.spells.values()}
    for event in log:
        if event.word in gated and event.recorded_at - event.at >= MINUTE:
            past = Log.of_subject(events, event.at, known_at, before=event)
            answer = _answer(regulations, givens, past, event)
            found += [Irregular(event.id, r.clause, r.missing) for r in answer.refused]
    return found
