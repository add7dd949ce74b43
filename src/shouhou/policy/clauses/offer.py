"""A right that somebody may use: choose a remedy, cancel, suspend. Unused it lapses.

{kind: offer, name: remedy, upon: {fault.reported: same >= times}, to: customer, choices: [exchange, return],
 until: it.at + patience}
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from shouhou.policy.clauses.rule import Ask, Rule, Use, named
from shouhou.policy.language.records import On


class Offer(Rule):
    """`upon`: the events that open it (when so). It is used by `offer.used {clause, choice}` and given up by
    `offer.declined {clause}`. `until`: it can be used up to that instant; `withdrawn_when`: this ends it."""

    kind: Literal["offer"]
    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    upon: On = Field(min_length=1)
    to: str
    choices: list[str] = Field(min_length=1)
    until: str | None = None
    withdrawn_when: str | None = None

    def asks(self) -> Iterator[Ask]:
        starts = tuple(self.upon)
        yield Ask("applies_when", self.applies_when, "bool", ("applies_when",), starts)
        for word, condition in self.upon.items():
            yield Ask(f"upon {word}", condition, "bool", ("upon", word), (word,))
        if self.until:
            yield Ask("until", self.until, "day", ("until",), starts)
        if self.withdrawn_when:
            yield Ask("withdrawn_when", self.withdrawn_when, "bool", ("withdrawn_when",), starts)

    def uses(self) -> Iterator[Use]:
        yield Use("party", self.to, ("to",))
        yield from named("event word", self.upon, "upon")
