"""The pure backend: every step through `may`, every question through `derive`."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shouhou.policy.clauses.pack import Pack
from shouhou.policy.engine.adopted import Adopted
from shouhou.policy.engine.derive import derive, may
from shouhou.policy.engine.shapes import Answer, Event, Timeline
from shouhou.policy.language.working_time import Calendar
from shouhou.policy.scenarios.asked import Failure
from shouhou.policy.scenarios.model import Scenario
from shouhou.policy.scenarios.play import Act, run

FOLLOWING = 100_000  # the numbers of events that no step tells
SINCE, UNTIL = dt.datetime(1900, 1, 1, tzinfo=dt.UTC), dt.datetime(2200, 1, 1, tzinfo=dt.UTC)


@dataclass
class PureBackend:
    """Keeps the events of one scenario in a list. A person's id is the name; an event's id is the step's number."""

    scenario: Scenario
    regulations: Sequence[Adopted]
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    emitted: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        holders = [(role, name, SINCE, UNTIL) for role, name in self.scenario.people.items()]
        self.facts = {"given": self.scenario.given, "holders": holders}

    def play(self, act: Act) -> Answer:
        step = act.step
        numbers = {s.id: s.number for s in self.scenario.steps}
        event = Event(
            id=step.number,
            word=step.word,
            at=step.at,
            recorded_at=step.recorded,
            by=act.by,
            role=act.role,
            ref=step.ref,
            data=act.data,
            supersedes=numbers[step.supersedes] if step.supersedes else None,
        )
        answer = may(self.regulations, self.calendars, self.events, self.facts, event, self.scenario.zone)
        if answer.allowed or step.recorded > step.at:
            self.events.append(event)
            self._follow(step.recorded)
        return answer

    def _follow(self, now: dt.datetime) -> None:
        """What a clause makes happen on this subject happens, once, as in the application."""
        if not any(adopted.pack.follows for adopted in self.regulations):
            return
        for emit in self.timeline(now, None, trace=False).emits:
            if emit.on is None and emit.key not in self.emitted:
                self.emitted.add(emit.key)
                ref = next(e.ref for e in self.events if e.id == emit.cause)
                number = FOLLOWING + len(self.emitted)
                self.events.append(Event(number, emit.event, now, now, None, "rule", ref, emit.data))
                self._follow(now)

    def timeline(self, at: dt.datetime, known: dt.datetime | None, trace: bool) -> Timeline:
        return derive(
            self.regulations, self.calendars, self.events, self.facts, at, known, self.scenario.zone, trace=trace
        )

    def person(self, name: str) -> str:
        return name

    def event(self, number: int) -> int:
        return number


def run_pure(scenario: Scenario, packs: Mapping[str, Pack]) -> list[Failure]:
    """Every expectation of a scenario that fails in the pure derivation."""
    adopted = [Adopted(packs[slug].on(scenario.subject), scenario.settings[slug]) for slug in scenario.regulations]
    calendars = {scenario.calendar.name: scenario.calendar} if scenario.calendar else {}
    return run(scenario, packs, PureBackend(scenario, adopted, calendars))
