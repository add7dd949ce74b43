"""An expectation as it is put to a timeline, and what is said where it fails: wanted, found, and why."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from shouhou.policy.clauses.pack import Pack
from shouhou.policy.engine.shapes import Timeline, Why
from shouhou.policy.language.strict_yaml import Path
from shouhou.policy.scenarios.model import Expectation, Scenario


@dataclass(frozen=True)
class Failure:
    """An expectation that failed."""

    scenario: Scenario
    path: Path
    what: str
    wanted: Any
    found: Any
    why: str = ""
    clause: str | None = None

    def told(self, timeline: Timeline) -> "Failure":
        """With the steps of the clause that it is about."""
        return replace(self, why=steps_of(timeline, self.clause)) if self.clause else self

    def __str__(self) -> str:
        zone = self.scenario.zone
        place = f"{self.scenario.document.file}:{self.scenario.document.line(self.path)}"
        wanted, found = _shown(self.wanted, zone), _shown(self.found, zone)
        return f"{place}: {self.scenario.name}\n    {self.what}: wanted {wanted}, found {found}{self.why}"


@dataclass(frozen=True)
class Asked:
    """An expectation with the instant of its question, and how names and steps are called in the backend."""

    scenario: Scenario
    packs: Mapping[str, Pack]
    one: Expectation
    at: dt.datetime
    person: Callable[[str], str]
    event: Callable[[int], int]

    def want(self, key: str) -> Any:
        """An expected value as the timeline would say it."""
        value = self.one.wants[key]
        if key in ("person", "payer", "for") and isinstance(value, str):
            return self.person(value)
        if key == "evidence":
            return sorted(self.event(number) for number in value)
        if key == "candidates":
            return sorted(value)
        return value

    def fail(self, what: str, wanted: Any, found: Any, clause: str | None = None) -> Failure:
        return Failure(self.scenario, self.one.path, what, wanted, found, clause=clause)

    def compare(self, label: str, found: dict[str, Any], clause: str | None, skip: Iterable[str] = ()) -> list[Failure]:
        """Every wanted key that differs."""
        keys = [key for key in self.one.wants if key not in skip]
        return [
            self.fail(f"{label} {key}", self.want(key), found[key], clause)
            for key in keys
            if self.want(key) != found[key]
        ]


def described(asked: Asked) -> str:
    """An expectation in one line."""
    return " ".join(map(str, [asked.one.about, *(f"{k} {v}" for k, v in asked.one.wants.items())]))


def shown_minute(at: dt.datetime, zone: dt.tzinfo) -> str:
    """An instant as a scenario writes it."""
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def _shown(value: Any, zone: dt.tzinfo) -> str:
    if isinstance(value, dt.datetime):
        return shown_minute(value, zone)
    if isinstance(value, list):
        return "[" + ", ".join(_shown(v, zone) for v in value) + "]"
    return str(value)


def steps_of(timeline: Timeline, clause: str | None) -> str:
    """Every evaluated step, of all clauses or of one."""
    told: list[Why] = []
    explained: list[Any] = [
        *timeline.clocks, *timeline.faults, *timeline.charges, *timeline.covers, *timeline.offers, *timeline.approvals,
        *timeline.figures, *timeline.grades,
    ]  # fmt: skip
    for one in explained:
        if clause is None or clause in (one.clause, getattr(one, "charged_as", "")):
            told += one.why
    lines = [f"\n      {w.clause} {w.asked}: " + "; ".join(f"{s.text} = {s.value}" for s in w.steps) for w in told]
    return "".join(dict.fromkeys(lines))
