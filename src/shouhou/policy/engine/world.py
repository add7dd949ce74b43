"""What a rule may look at: the events up to an instant, the given facts, who held which role, which spells ran."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from shouhou.policy.clauses.pack import Bound, Pack
from shouhou.policy.clauses.rule import Rule
from shouhou.policy.engine.adopted import Adopted
from shouhou.policy.engine.log import Log
from shouhou.policy.engine.scope import Scope
from shouhou.policy.engine.shapes import Event, Step, Why
from shouhou.policy.engine.spells import Spell, spells_of
from shouhou.policy.language.absence import Missing, Unknown
from shouhou.policy.language.working_time import Calendar


@dataclass(frozen=True)
class Givens:
    """What stays the same while one subject is derived."""

    calendars: Mapping[str, Calendar]
    facts: Mapping[str, Any]
    zone: dt.tzinfo
    trace: bool
    limit_of: Callable[["World", str, dt.datetime], Any]  # a clock's limit is itself found by rules
    answers: Mapping[str, Callable[["World", str], Any]] = field(default_factory=dict)  # so is how a rule stands

    @property
    def holders(self) -> Sequence[tuple[str, str, dt.datetime, dt.datetime]]:
        found: Sequence[tuple[str, str, dt.datetime, dt.datetime]] = self.facts.get("holders", ())
        return found


class World:
    """One regulation's view of a subject at an instant."""

    def __init__(self, adopted: Adopted, givens: Givens, log: Log, now: dt.datetime) -> None:
        self.adopted, self.givens, self.log, self.now = adopted, givens, log, now
        self.pack: Pack = adopted.pack
        self.limits: dict[tuple[str, dt.datetime], Any] = {}  # what `clock.<name>.due_at` was

    def as_of(self, at: dt.datetime) -> "World":
        """The same world at an earlier instant."""
        return self if at >= self.now else World(self.adopted, self.givens, self.log.as_of(at), at)

    def answer(self, kind: str, name: str) -> Any:
        """How a rule of a kind stands here: whether an approval has passed, whether a cover holds."""
        key = (f"{kind}.{name}", self.now)
        if key not in self.limits:
            self.limits[key] = self.givens.answers[kind](self, name)
        return self.limits[key]

    @cached_property
    def spells(self) -> list[Spell]:
        """Every block and mediation, in order of beginning."""
        return sorted(spells_of(self.pack.vocabulary, self.log), key=lambda s: s.began)

    @cached_property
    def assignments(self) -> list[tuple[dt.datetime, str, str]]:
        """Who was given which role on this subject, in order: (when, role, person)."""
        words, found = self.pack.vocabulary.assigning, []
        for event in self.log.of_any(words):
            for who, role in words[event.word].items():
                duty = event.data.get(role[3:]) if role.startswith("it.") else role
                if duty and (person := event.data.get(who)):
                    found.append((event.at, duty, person))
        return found

    def holder(self, role: str | None, at: dt.datetime) -> str | None:
        """The person who held a role in that minute: an assignment on the subject before a standing post."""
        for when, duty, person in reversed(self.assignments):
            if when <= at and duty == role:
                return person
        return next((p for r, p, since, until in self.givens.holders if r == role and since <= at < until), None)

    def scope(self, bound: Bound[Any], at: dt.datetime) -> Scope:
        """Where a rule finds its facts at an instant."""
        return Scope(self, bound, at, None, {})

    def ask(
        self,
        bound: Bound[Rule],
        key: str,
        at: dt.datetime,
        why: list[Why] | None = None,
        it: Event | None = None,
        extra: Mapping[str, Any] | None = None,
        day: dt.date | None = None,
    ) -> Any:
        """The value of one expression of a rule at an instant. Raises `Missing` with every fact that is unknown.

        What is not yet or none comes back as such; a rule that says nothing under this key always holds. `day` chooses
        among dated values, where that is not the day of the instant.
        """
        expression = bound.ask.get(key)
        if expression is None:
            return True
        scope = Scope(self, bound, at, it, extra or {}, day)
        if why is None or not self.givens.trace:
            value = expression.run(scope)
        else:
            scope.steps = []
            value = expression.trace(scope)
            why.append(Why(bound.clause.id, key, value, tuple(Step(*step) for step in scope.steps)))
        if isinstance(value, Unknown):
            raise Missing(value.names)
        return value

    def holds(
        self,
        bound: Bound[Rule],
        key: str,
        at: dt.datetime,
        why: list[Why] | None = None,
        it: Event | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> bool:
        """Whether a condition is true. Raises `Missing`."""
        return self.ask(bound, key, at, why, it, extra) is True
