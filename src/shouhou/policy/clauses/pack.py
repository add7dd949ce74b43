"""A loaded regulation: every name resolved, every expression compiled, every value typed and dated."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from shouhou.policy.clauses.charge import Charge
from shouhou.policy.clauses.deadline import Deadline
from shouhou.policy.clauses.extension import Extension
from shouhou.policy.clauses.fault import Fault
from shouhou.policy.clauses.gate import Gate
from shouhou.policy.clauses.notice import Notice
from shouhou.policy.clauses.penalty import Penalty
from shouhou.policy.clauses.rule import Accuses, Consequence, Rule
from shouhou.policy.clauses.schema import Clause, Reading, Regulation, Setting, Title
from shouhou.policy.language import units
from shouhou.policy.language.expressions import Expression
from shouhou.policy.language.strict_yaml import Document
from shouhou.policy.language.units import Typed
from shouhou.policy.language.vocabulary import Vocabulary

R = TypeVar("R", bound=Rule, covariant=True)


@dataclass(frozen=True)
class Bound(Generic[R]):
    """A rule in its clause, with its compiled expressions by key. A key that always holds is left out."""

    clause: Clause
    rule: R
    ask: Mapping[str, Expression]


class Dated:
    """A value through time: each holds from its day until the next one begins (half-open)."""

    __slots__ = ("days", "values")

    def __init__(self, values: Mapping[dt.date, Typed]) -> None:
        self.days = sorted(values)
        self.values = [values[day] for day in self.days]

    def on(self, day: dt.date) -> tuple[dt.date, Typed] | None:
        """The value in force on a day, and since when; None before the first."""
        number = bisect_right(self.days, day)
        return (self.days[number - 1], self.values[number - 1]) if number else None


class Name(NamedTuple):
    """How an expression's name is looked up: value, setting, fact, happened, open, clock, it or field."""

    kind: str
    head: str
    last: str


@dataclass
class Pack:
    """A regulation as the engine uses it. `hash` identifies its content: decisions cite it for ever."""

    regulation: Regulation
    hash: str
    vocabulary: Vocabulary
    document_file: Document
    values: Mapping[str, Mapping[str, Dated]]
    names: Mapping[str, Name]
    deadlines: list[Bound[Deadline]] = field(default_factory=list)
    extensions: list[Bound[Extension]] = field(default_factory=list)
    faults: list[Bound[Fault]] = field(default_factory=list)
    penalties: list[Bound[Penalty]] = field(default_factory=list)
    charges: list[Bound[Charge]] = field(default_factory=list)
    notices: list[Bound[Notice]] = field(default_factory=list)
    gates: dict[str, list[Bound[Gate]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.clauses: dict[str, Clause] = {c.id: c for c in self.regulation.clauses}
        self.order = {c.id: number for number, c in enumerate(self.regulation.clauses)}
        self.clocks: dict[str, Bound[Deadline]] = {}

    def add(self, bound: Bound[Any]) -> None:
        """File a rule under its kind, and a deadline under its name too."""
        match bound.rule:
            case Deadline():
                self.deadlines.append(bound)
                self.clocks[bound.rule.name] = bound
            case Extension():
                self.extensions.append(bound)
            case Fault():
                self.faults.append(bound)
            case Penalty():
                self.penalties.append(bound)
            case Charge():
                self.charges.append(bound)
            case Notice():
                self.notices.append(bound)
            case Gate():
                for word in bound.rule.before:
                    self.gates.setdefault(word, []).append(bound)

    @property
    def slug(self) -> str:
        return self.regulation.slug

    @property
    def prefix(self) -> str:
        return self.regulation.prefix

    @property
    def document(self) -> Title:
        return self.regulation.document

    @property
    def readings(self) -> dict[str, Reading]:
        return self.regulation.readings

    @property
    def settings(self) -> dict[str, Setting]:
        return self.regulation.settings

    def accuses(self, clause: str) -> Accuses | None:
        """The first rule of a clause that accuses somebody."""
        return next((r for r in self.clauses[clause].rules if isinstance(r, Accuses)), None)

    def between(self, link: Consequence) -> frozenset[str]:
        """The clauses of a range, both ends included."""
        first, last = self.order[link.first], self.order[link.last]
        return frozenset(c.id for c in self.regulation.clauses[first : last + 1])

    def status(self, clause: str, others: Mapping[str, "Pack"]) -> str:
        """How a clause is carried out: computed, kept, manual or open. One that repeats another shares its fate;
        `others` are the packs by prefix, since it may repeat a clause of another regulation."""
        one = self.clauses[clause]
        if one.same_as:
            return others[one.same_as.partition("-")[0]].status(one.same_as, others)
        return "computed" if one.rules else "kept" if one.kept else "manual" if one.manual else "open"

    def setting(self, name: str, raw: Any) -> Any:
        """A chosen value of a setting, typed. Raises `ValueError` (unknown setting: `KeyError`)."""
        setting = self.settings[name]
        if setting.choices is not None:
            if raw not in setting.choices:
                raise ValueError(f"{name} is one of {', '.join(setting.choices)}")
            return raw
        typed = units.parse(raw)
        if typed.type != setting.type:
            raise ValueError(f"{name} is a value of type {setting.type}")
        return typed.value
