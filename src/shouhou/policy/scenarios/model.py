"""A parsed scenario: who is there, what is given, what happens, and what must follow."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from shouhou.policy.language.messages import Message, SourceError
from shouhou.policy.language.strict_yaml import Document, Path
from shouhou.policy.language.working_time import Calendar


@dataclass(frozen=True)
class Expectation:
    """One line of `then`: its kind (clock, fault, ...), what it is about, and what is expected of it.

    `at` is the instant of the question (None: the last step), `known` what had been recorded by then (None: all).
    """

    kind: str
    about: Any
    wants: Mapping[str, Any]
    at: dt.datetime | None
    known: dt.datetime | None
    path: Path


@dataclass(frozen=True)
class Step:
    """Something that happens. `by` is a role or a name; `data` are typed fields in which people stand by role or name;
    `raw` is what the author wrote (an application takes its free text from there)."""

    number: int
    word: str
    at: dt.datetime
    recorded: dt.datetime
    by: str | None
    role: str | None
    ref: str | None
    id: str
    supersedes: str | None
    data: Mapping[str, Any]
    raw: Mapping[str, Any]
    refused: tuple[str, ...]
    missing: tuple[str, ...] | None
    earliest: dt.datetime | None
    undecided: tuple[str, ...]
    path: Path


@dataclass(frozen=True)
class Check:
    """Expectations between the steps."""

    at: dt.datetime
    expect: tuple[Expectation, ...]


@dataclass(frozen=True)
class Scenario:
    """`name_zh`: its name in Chinese, where it has one. `subject`: what it tells of. `settings` are by regulation;
    `people` by role; `given` are typed facts by name (`customer.distance_km`); `calendar` is the branch's working
    calendar, all of it entered before anything happens."""

    name: str
    name_zh: str
    subject: str
    regulations: tuple[str, ...]
    settings: Mapping[str, Mapping[str, Any]]
    people: Mapping[str, str]
    given: Mapping[str, Any]
    calendar: Calendar | None
    steps: tuple[Step, ...]
    checks: tuple[Check, ...]
    then: tuple[Expectation, ...]
    zone: dt.tzinfo
    document: Document
    path: Path
    touches: frozenset[str] = field(default_factory=frozenset)

    @property
    def label(self) -> Message:
        """Its name for readers; the one name where it has no Chinese one."""
        return Message(self.name, self.name_zh or self.name)

    @property
    def line(self) -> int:
        return self.document.line(self.path)

    def error(self, path: Path, problem: str) -> SourceError:
        return self.document.error(path, problem)
