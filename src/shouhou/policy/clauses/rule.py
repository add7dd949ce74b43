"""What every kind of rule shares: the questions that it asks, and the names that it uses, so that one loader can check
and compile all kinds."""

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, NamedTuple, get_args

from pydantic import Discriminator, Field, Tag

from shouhou.policy.language.records import Both, Strict, Text, Words

SPELL = {
    "spell.kind": "text",
    "spell.cause": "text",
    "spell.role": "text",
    "spell.step": "code",
    "spell.began_at": "instant",
    "spell.ended_at": "instant",
    "clock.due_at": "instant",
    "clock.role": "text",
    "clock.name": "text",
}
FAULT = {"fault.clause": "text", "fault.cause": "choice:own|company|user|other_person", "fault.dissatisfied": "bool"}
FINDING = {
    "fault.proposed": "bool",
    "fault.displaced": "bool",
    "fault.needs_consequence": "bool",
    "fault.confirmed": "bool",
    "fine.proposed": "bool",
    "fine.revocation_proposed": "bool",
}


What = Literal["event word", "clause", "spell", "role", "rows", "link", "figure", "party"]


class Ask(NamedTuple):
    """One expression of a rule: its key, its text, the type that it must give, and what it may speak about."""

    key: str
    text: str
    wanted: str
    path: tuple[str | int, ...]
    it: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    rows: str = ""  # the rows of which `row.` is one


class Use(NamedTuple):
    """A name that a rule mentions: an event word, a clause, a role ..., and where it stands."""

    what: What
    name: str
    path: tuple[str | int, ...]


class Tally(Strict):
    """A count over rows, known to the rule under its name. `rows`: a set of rows, or an event word. `row.` is the row.

    `gives`: count, count distinct E, sum E, first E, last E, any E, every E. `window`: only rows that began so long
    before the instant of the question. A row of which nobody knows whether it counts matters only at the edge."""

    rows: str
    where: Text = "True"
    gives: str
    window: str | None = None

    def model_post_init(self, context: object) -> None:
        if not re.fullmatch(r"count|(count distinct|sum|first|last|any|every) .+", self.gives):
            raise ValueError("'gives' is count, count distinct E, sum E, first E, last E, any E or every E")


class Meter(Strict):
    """Time added up over rows, from one column to another; a row that is still open counts until now.

    `less`: spells, or sets of rows with columns `began_at` and `ended_at`, whose time is taken off. `unit`:
    started_day rounds each stretch up to whole days. `per`: union counts overlapping stretches once."""

    spans: str
    start: str = Field(alias="from")
    to: str
    where: Text = "True"
    less: list[str] = []
    unit: Literal["minute", "started_day"] = "minute"
    per: Literal["span", "union"] = "span"
    gives: Literal["duration"] = "duration"


def _is_meter(value: Any) -> str:
    return "meter" if isinstance(value, Meter) or (isinstance(value, dict) and "spans" in value) else "tally"


Counting = Annotated[Annotated[Tally, Tag("tally")] | Annotated[Meter, Tag("meter")], Discriminator(_is_meter)]


class Rule(Strict):
    """One rule of a clause. `applies_when` limits it; without one it always applies.

    `subject`: what it is about, where that is not what its clause is about. `dated_by`: the day that chooses among
    dated values, where that is not the day of the fact."""

    applies_when: Text = "True"
    subject: Words | None = None
    dated_by: str | None = None
    tally: dict[str, Counting] = {}

    @classmethod
    def kind_name(cls) -> str:
        """What `kind` says in a file."""
        return str(get_args(cls.model_fields["kind"].annotation)[0])

    def asks(self) -> Iterator[Ask]:
        """Every expression of this rule."""
        yield Ask("applies_when", self.applies_when, "bool", ("applies_when",))

    def uses(self) -> Iterator[Use]:
        """Every name of this rule that is no fact."""
        return iter(())


class Consequence(Strict):
    """A range of clauses above this one, of which one must have followed: R11 of the furnace maker, for example.

    `since`: counted from the start of the delay, or only from the breach of the limit.
    """

    first: str
    last: str
    since: Literal["start", "breach"]


class Accuses(Rule):
    """What deadline and fault share: who is accused, how it is fined, and to whose fault it yields."""

    person: str | None = None  # a role, or a field of the event: it.author; none: a human must choose
    fined_by: str | None = None
    once_per: Literal["case", "thing"] = "case"
    yields_to: list[str] = []  # while such a fault stands against somebody else, this one is not charged
    consequence: Consequence | None = None

    def uses(self) -> Iterator[Use]:
        yield from named("clause", [self.fined_by], "fined_by")
        yield from named("clause", self.yields_to, "yields_to")
        if self.consequence:
            yield from named("clause", [self.consequence.first, self.consequence.last], "consequence")
        if self.person and not self.person.startswith("it."):
            yield Use("role", self.person, ("person",))


class Requirement(Both):
    """One thing that a gate demands, in words for the person who is refused; `earliest`: from when it can be so."""

    when: Text
    earliest: str | None = None


def named(what: What, names: Iterable[str | None], key: str) -> Iterator[Use]:
    return (Use(what, name, (key,)) for name in names if name)


def pairs(names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(names.items())
