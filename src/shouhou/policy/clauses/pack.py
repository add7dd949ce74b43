"""A loaded regulation: every name resolved, every expression compiled, every value typed and dated."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any, Generic, NamedTuple, TypeVar

from shouhou.policy.clauses.approval import Approval
from shouhou.policy.clauses.charge import Charge
from shouhou.policy.clauses.consequence import Follows
from shouhou.policy.clauses.cover import Cover
from shouhou.policy.clauses.deadline import Deadline
from shouhou.policy.clauses.extension import Extension
from shouhou.policy.clauses.fault import Fault
from shouhou.policy.clauses.figure import Figure
from shouhou.policy.clauses.gate import Gate
from shouhou.policy.clauses.grade import Grade
from shouhou.policy.clauses.notice import Notice
from shouhou.policy.clauses.offer import Offer
from shouhou.policy.clauses.penalty import Penalty
from shouhou.policy.clauses.retention import Retention
from shouhou.policy.clauses.rule import Accuses, Consequence, Meter, Rule, Tally
from shouhou.policy.clauses.schedule import Schedule
from shouhou.policy.clauses.schema import Clause, Reading, Regulation, Setting, Title
from shouhou.policy.language import units
from shouhou.policy.language.expressions import Expression
from shouhou.policy.language.strict_yaml import Document
from shouhou.policy.language.units import Typed
from shouhou.policy.language.vocabulary import Vocabulary, load

R = TypeVar("R", bound=Rule, covariant=True)


@dataclass(frozen=True)
class Counted:
    """A compiled tally or meter: which rows, the condition on each, and what it gives of those that count."""

    rule: Tally | Meter
    type: str
    how: str  # count, count distinct, sum, first, last, any, every, duration
    where: Expression | None = None
    of: Expression | None = None
    window: Expression | None = None


@dataclass(frozen=True)
class Bound(Generic[R]):
    """A rule in its clause, with its compiled expressions by key. A key that always holds is left out."""

    clause: Clause
    rule: R
    ask: Mapping[str, Expression]
    tallies: Mapping[str, Counted] = field(default_factory=dict)


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
    """A regulation as the engine uses it about one subject. `hash` identifies its content: decisions cite it for ever.

    `on` gives the same regulation about another subject."""

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
    schedules: list[Bound[Schedule]] = field(default_factory=list)
    approvals: list[Bound[Approval]] = field(default_factory=list)
    offers: list[Bound[Offer]] = field(default_factory=list)
    covers: list[Bound[Cover]] = field(default_factory=list)
    follows: list[Bound[Follows]] = field(default_factory=list)
    figures: list[Bound[Figure]] = field(default_factory=list)
    grades: list[Bound[Grade]] = field(default_factory=list)
    retentions: list[Bound[Retention]] = field(default_factory=list)
    gates: dict[str, list[Bound[Gate]]] = field(default_factory=dict)
    others: dict[str, "Pack"] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.clauses: dict[str, Clause] = {c.id: c for c in self.regulation.clauses}
        self.order = {c.id: number for number, c in enumerate(self.regulation.clauses)}
        self.clocks: dict[str, Bound[Deadline]] = {}

    @cached_property
    def by_calendar(self) -> list[Clause]:
        """The clauses that count by the working calendar, whatever they are about, in the document's order."""
        return [c for c in self.regulation.clauses if any(getattr(rule, "calendar", None) for rule in c.rules)]

    def add(self, bound: Bound[Any]) -> None:
        """File a rule under its kind, a deadline under its name too, and a gate under each event that it guards."""
        lists: dict[str, list[Any]] = {
            "charge": self.charges, "notice": self.notices, "schedule": self.schedules, "approval": self.approvals,
            "offer": self.offers, "cover": self.covers, "consequence": self.follows, "figure": self.figures,
            "grade": self.grades, "retention": self.retentions,
        }  # fmt: skip
        if bound.rule.kind in lists:
            lists[bound.rule.kind].append(bound)
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
            case Gate():
                for word in bound.rule.before:
                    self.gates.setdefault(word, []).append(bound)

    def on(self, subject: str) -> "Pack":
        """What the regulation says about a subject; of one that it does not speak of, nothing."""
        if subject == self.vocabulary.subject:
            return self
        if subject not in self.others:
            blank = Pack(self.regulation, self.hash, load(subject), self.document_file, self.values, {})
            self.others[subject] = blank
        return self.others[subject]

    @property
    def subjects(self) -> list[str]:
        """The subjects of which it speaks."""
        return [self.vocabulary.subject, *self.others]

    def named(self) -> Iterator[tuple[str, Bound[Any]]]:
        """Every rule that has a name of its own besides the deadlines, and every tally, with the rule."""
        kinds: tuple[list[Bound[Any]], ...] = (
            self.schedules, self.approvals, self.offers, self.covers, self.figures, self.grades, self.retentions,
        )  # fmt: skip
        for bound in chain(*kinds):
            yield bound.rule.name, bound
        gates = (bound for bounds in self.gates.values() for bound in bounds)
        for bound in chain(gates, *kinds, self.deadlines, self.faults, self.charges, self.notices, self.penalties):
            for name in bound.tallies:
                yield name, bound
        for bound in self.charges:
            if bound.rule.item:
                yield bound.rule.item, bound
        for bound in self.follows:
            for emitted in bound.rule.emits:
                yield emitted.event, bound

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
