"""What a fact makes happen by itself: further events, on this subject or on one that it names. Once for each occasion.

{kind: consequence, upon: transfer.completed, emits: [{event: membership.ended, on: outgoing, with: {status: "'history'"}}]}
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from shouhou.policy.clauses.rule import Ask, Rule, Use, named
from shouhou.policy.language.records import On, Strict, Text


class Emitted(Strict):
    """An event that follows: its word, the link to the subject on which it happens (none: this one), its fields as
    expressions."""

    event: str
    on: str | None = None
    fields: dict[str, Text] = Field(default={}, alias="with")


class Follows(Rule):
    """`upon`: the events (when so) from which it follows. The graph of events must have no cycle. If a correction takes
    the ground away, the event that followed stays, and somebody is asked to take it back."""

    kind: Literal["consequence"]
    upon: On = Field(min_length=1)
    emits: list[Emitted] = Field(min_length=1)

    def asks(self) -> Iterator[Ask]:
        starts = tuple(self.upon)
        yield Ask("applies_when", self.applies_when, "bool", ("applies_when",), starts)
        for word, condition in self.upon.items():
            yield Ask(f"upon {word}", condition, "bool", ("upon", word), (word,))
        for number, emitted in enumerate(self.emits):
            for name, text in emitted.fields.items():
                yield Ask(f"with {number} {name}", text, "any", ("emits", number, "with", name), starts)

    def uses(self) -> Iterator[Use]:
        yield from named("event word", self.upon, "upon")
        for number, emitted in enumerate(self.emits):
            if emitted.on:
                yield Use("link", emitted.on, ("emits", number, "on"))
