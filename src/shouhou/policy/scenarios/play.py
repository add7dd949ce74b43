"""Play a scenario against a backend: the pure derivation, or an application with its services and database."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from shouhou.policy.clauses.pack import Pack
from shouhou.policy.engine.shapes import Answer, Timeline
from shouhou.policy.language.vocabulary import Vocabulary
from shouhou.policy.scenarios.asked import Asked, Failure
from shouhou.policy.scenarios.expect import check
from shouhou.policy.scenarios.model import Check, Expectation, Scenario, Step


@dataclass(frozen=True)
class Act:
    """A step with its people found: `by` and every person in `data` are names, `role` is the actor's role."""

    step: Step
    by: str | None
    role: str | None
    data: Mapping[str, Any]


class Backend(Protocol):
    """What carries out a scenario. People are named; a backend keeps its own ids for them and for its events."""

    def play(self, act: Act) -> Answer:
        """Let it happen, unless it may not; an event of the past (recorded later than it happened) always happens."""

    def timeline(self, at: dt.datetime, known: dt.datetime | None, trace: bool) -> Timeline:
        """What follows as of `at`, with what was recorded by `known` (None: all)."""

    def person(self, name: str) -> str:
        """The id of a person."""

    def event(self, number: int) -> int:
        """The id of the event of a step."""


class Cast:
    """Who holds which role at which minute: the people given, and those whom a step assigned."""

    def __init__(self, people: Mapping[str, str], vocabulary: Vocabulary) -> None:
        self.people, self.vocabulary = people, vocabulary
        self.assigned: list[tuple[dt.datetime, str, str]] = []

    def name(self, who: str, at: dt.datetime) -> str:
        """The name of whoever is meant: a role's holder in that minute, or the name itself."""
        if who not in self.vocabulary.roles:
            return who
        return next((p for when, r, p in reversed(self.assigned) if r == who and when <= at), self.people.get(who, who))

    def role(self, who: str | None) -> str | None:
        """The role in which somebody acts: as named, or as held."""
        if who is None or who in self.vocabulary.roles:
            return who
        given = [(r, p) for r, p in self.people.items()]
        return next((r for r, p in [*((r, p) for _, r, p in reversed(self.assigned)), *given] if p == who), None)

    def act(self, step: Step) -> Act:
        spec = self.vocabulary.words[step.word]
        data = {k: self.named(spec.fields[k].type, v, step.at) for k, v in step.data.items()}
        by = None if step.by is None else self.name(step.by, step.at)
        return Act(step, by, step.role or self.role(step.by), data)

    def named(self, kind: str, value: Any, at: dt.datetime) -> Any:
        """A field's value with every person by name."""
        if kind == "persons":
            return [self.name(one, at) for one in value]
        return self.name(value, at) if kind == "person" else value

    def note(self, act: Act) -> None:
        """Remember whom a step gave a role."""
        for field, role in self.vocabulary.words[act.step.word].assigns.items():
            duty = act.data.get(role[3:]) if role.startswith("it.") else role
            if duty and act.data.get(field):
                self.assigned.append((act.step.at, str(duty), str(act.data[field])))
        self.assigned.sort(key=lambda a: a[0])


def run(scenario: Scenario, packs: Mapping[str, Pack], backend: Backend) -> list[Failure]:
    """Play every step in the order in which it is recorded, and list every expectation that failed."""
    failures: list[Failure] = []
    chosen = {slug: packs[slug].on(scenario.subject) for slug in scenario.regulations}
    cast = Cast(scenario.people, chosen[scenario.regulations[0]].vocabulary)
    ordered: list[tuple[dt.datetime, int, Step | Check]] = [(s.recorded, s.path[-1], s) for s in scenario.steps]  # type: ignore[misc]
    ordered += [(c.at, c.expect[0].path[-3], c) for c in scenario.checks if c.expect]  # type: ignore[misc]
    for _, _, item in sorted(ordered, key=lambda o: o[:2]):
        if isinstance(item, Check):
            failures += _expected(scenario, chosen, backend, cast, item.expect, item.at)
            continue
        act = cast.act(item)
        answer = backend.play(act)
        if answer.allowed or item.recorded > item.at:
            cast.note(act)
        failures += _answered(scenario, item, answer)
    last = max(step.recorded for step in scenario.steps)
    return failures + _expected(scenario, chosen, backend, cast, scenario.then, last)


def _answered(scenario: Scenario, step: Step, answer: Answer) -> list[Failure]:
    """Compare what a step was answered with what its author expects. The past is never refused."""
    found = [] if step.recorded > step.at else list(answer.refused)
    failures = []

    def fail(what: str, wanted: Any, got: Any) -> None:
        failures.append(Failure(scenario, step.path, f"step {step.number} {step.word}: {what}", wanted, got))

    clauses = sorted({r.clause for r in found})
    if not (set(step.refused) <= set(clauses) and (step.refused or not clauses)):
        fail("refused", sorted(step.refused), [f"{r.clause} ({r.missing})" for r in found])
    concerned = [r for r in found if r.clause in step.refused]
    if step.missing is not None and set(step.missing) != (names := {r.missing for r in concerned}):
        fail("missing", sorted(step.missing), sorted(names))
    if step.earliest is not None and step.earliest not in (times := [r.earliest for r in concerned]):
        fail("earliest", step.earliest, times)
    if step.recorded == step.at and not step.refused and set(step.undecided) != answer.undecided:
        fail("undecided", sorted(step.undecided), sorted(answer.undecided))
    return failures


def _expected(
    scenario: Scenario,
    packs: Mapping[str, Pack],
    backend: Backend,
    cast: Cast,
    wanted: tuple[Expectation, ...],
    last: dt.datetime,
) -> list[Failure]:
    failures: list[Failure] = []
    timelines: dict[Any, Timeline] = {}
    for one in wanted:
        at = one.at or last
        traced = one.kind in ("why", "tally")
        key = (at, one.known, traced)
        if key not in timelines:
            timelines[key] = backend.timeline(at, one.known, trace=traced)
        asked = Asked(scenario, packs, one, at, lambda name, at=at: backend.person(cast.name(name, at)), backend.event)  # type: ignore[misc]
        found = check(asked, timelines[key])
        if found:  # say why the rules answered as they did
            told = backend.timeline(at, one.known, trace=True)
            failures += [failure.told(told) for failure in found]
    return failures
