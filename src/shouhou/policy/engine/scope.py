"""Names to values: what an expression finds when it asks for a fact, at an instant."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from shouhou.policy.engine.shapes import Event
from shouhou.policy.engine.tallies import tallied
from shouhou.policy.language.absence import NONE, NOT_YET, Unknown
from shouhou.policy.language.working_time import NoCalendarData, TooLong, after_time

if TYPE_CHECKING:
    from shouhou.policy.clauses.pack import Bound
    from shouhou.policy.engine.world import World

OFFICE = "office"
_ENVELOPE = {"at", "by", "role", "ref"}


class Scope:
    """The facts of one evaluation. `it` is the event at hand, `extra` are facts that the rule's kind adds."""

    __slots__ = ("_day", "at", "bound", "extra", "it", "steps", "world")

    def __init__(
        self, world: "World", bound: "Bound[Any]", at: dt.datetime, it: Event | None, extra: Mapping[str, Any],
        day: dt.date | None = None,
    ) -> None:  # fmt: skip
        self.world, self.bound, self.at, self.it, self.extra = world, bound, at, it, extra
        self.steps: list[tuple[str, Any]] | None = None
        self._day: dt.date | Unknown | None = day

    @property
    def zone(self) -> dt.tzinfo:
        return self.world.givens.zone

    @property
    def day(self) -> dt.date | Unknown:
        """The day that chooses among dated values: the local day of the fact, or that by which the rule is dated."""
        if self._day is None:
            self._day = self.at.astimezone(self.zone).date()
            if dated := self.bound.ask.get("dated_by"):
                found = dated.run(self)
                if isinstance(found, dt.datetime):
                    found = found.astimezone(self.zone).date()
                self._day = found if isinstance(found, dt.date | Unknown) else Unknown([dated.source])
        return self._day

    def worked(self, start: dt.datetime, time: dt.timedelta) -> dt.datetime | Unknown:
        """When so much time of the office calendar has passed, or what its calendar lacks."""
        calendar = self.world.givens.calendars.get(OFFICE)
        try:
            if calendar is None:
                return Unknown([f"calendar.{OFFICE}.{start.astimezone(self.zone).year}"])
            return after_time(start, time, [], calendar, self.zone)
        except NoCalendarData as gap:
            return Unknown([gap.name])
        except (TooLong, OverflowError):
            return Unknown([f"calendar.{OFFICE}.hours"])

    def get(self, name: str) -> Any:
        """The value of a name, or what kind of absence it is."""
        if name in self.extra:
            return self.extra[name]
        kind, head, last = self.world.pack.names[name]
        return _LOOK_UP[kind](self, head, last)

    # ---- one method for each kind of name ----

    def _value(self, head: str, last: str) -> Any:
        if (counted := self.bound.tallies.get(last)) is not None:
            return tallied(self, last, counted).value
        if isinstance(day := self.day, Unknown):
            return day
        clause = self.bound.clause.id
        found = self.world.pack.values[clause][last].on(day)
        return found[1].value if found else Unknown([f"{clause}.{last}"])

    def _setting(self, head: str, last: str) -> Any:
        day = self.day
        return day if isinstance(day, Unknown) else self.world.adopted.setting(last, day)

    def _happened(self, head: str, last: str) -> Any:
        return self.world.log.last(head, self.at, self.it) is not None

    def _open(self, head: str, last: str) -> Any:
        return any(
            s.kind == head and s.began <= self.at and (s.ended is None or self.at < s.ended) for s in self.world.spells
        )

    def _clock(self, head: str, last: str) -> Any:
        return self.world.givens.limit_of(self.world, head, self.at)

    def _answer(self, head: str, last: str) -> Any:
        return self.world.as_of(self.at).answer(head, last)

    def _it(self, head: str, last: str) -> Any:
        return NOT_YET if self.it is None else self.of(self.it, last, "it")

    def _field(self, head: str, last: str) -> Any:
        event = self.world.log.last(head, self.at, self.it)
        return NOT_YET if event is None else self.of(event, last, head)

    def of(self, event: Event, last: str, shown: str) -> Any:
        """A field of an event, or what kind of absence it is; `shown` names the event to whoever must say it."""
        if last in _ENVELOPE:
            value = getattr(event, last)
            if value is not None:
                return value
            return Unknown([f"{shown}.by"]) if last == "by" else NONE
        value = event.data.get(last)
        if value is not None:
            return value
        spec = self.world.pack.vocabulary.words[event.word].fields[last]
        if spec.type == "words":
            return False
        return NONE if spec.absent == "none" else Unknown([f"{shown}.{last}"])

    def _fact(self, head: str, last: str) -> Any:
        fact, log = self.world.pack.vocabulary.facts[last], self.world.log
        if fact.given:
            value = self.world.givens.facts.get("given", {}).get(last)
            return Unknown([last]) if value is None else value
        if fact.sum:
            word, _, field = fact.sum.rpartition(".")
            amounts = [e.data[field] for e in log.of(word) if e.at <= self.at]
            return sum(amounts, Decimal(0)) if amounts else Unknown([last])
        sources = dict(source.rsplit(".", 1) for source in fact.latest)
        for event in reversed(log.of_any(sources)):
            if event.at <= self.at and (value := event.data.get(sources[event.word])) is not None:
                return value
        return Unknown([last])


_LOOK_UP: dict[str, Callable[[Scope, str, str], Any]] = {
    "value": Scope._value,
    "setting": Scope._setting,
    "happened": Scope._happened,
    "open": Scope._open,
    "clock": Scope._clock,
    "answer": Scope._answer,
    "it": Scope._it,
    "field": Scope._field,
    "fact": Scope._fact,
}
