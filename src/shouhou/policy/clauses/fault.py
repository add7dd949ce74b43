"""An offence that is no missed clock: an event that tells of it, or a spell that took a clock past its limit.

{kind: fault, upon: {travel.bought: it.planned_arrival > clock.arrival.due_at}, person: ticket_buyer,
 fined_by: FUR-2a}
"""

from collections.abc import Iterator
from typing import Literal

from shouhou.policy.clauses.rule import Accuses, Ask, Use, named
from shouhou.policy.language.records import On


class Fault(Accuses):
    """`upon`: the events (when so); `carried_by`: the spell that carried a clock past the limit then in force."""

    kind: Literal["fault"]
    upon: On = {}
    carried_by: str | None = None

    def model_post_init(self, context: object) -> None:
        if bool(self.upon) is bool(self.carried_by):
            raise ValueError("a fault follows 'upon' an event or is 'carried_by' a spell")

    def asks(self) -> Iterator[Ask]:
        yield from super().asks()
        for word, condition in self.upon.items():
            yield Ask(f"upon {word}", condition, "bool", ("upon", word), (word,))
        if self.person and self.person.startswith("it."):
            yield Ask("person", self.person, "person", ("person",), tuple(self.upon))

    def uses(self) -> Iterator[Use]:
        yield from super().uses()
        yield from named("event word", self.upon, "upon")
        yield from named("spell", [self.carried_by], "carried_by")
