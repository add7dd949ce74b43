"""What a block or a mediation does to a clock: it moves the limit, stops the count, or excuses the breach.

{kind: extension, over: [block], clocks: [FUR-2.3], effect: move, charged_as: FUR-2.21,
 applies_when: spell.cause != "own", due: "later(clock.due_at, spell.ended_at + grace)"}
"""

from collections.abc import Iterator
from typing import Literal

from shouhou.policy.clauses.rule import SPELL, Ask, Rule, Use, named, pairs
from shouhou.policy.language.records import Words


class Extension(Rule):
    """`over`: the spells of the vocabulary that it is about; `clocks`: the clauses whose clocks it touches.
    `charged_as`: the clause under which a breach of the moved limit falls. `also_until`: for a clause's clock, an
    event that is enough once its limit has been moved."""

    kind: Literal["extension"]
    over: Words
    clocks: Words
    effect: Literal["move", "stop", "excuse"]
    due: str | None = None
    charged_as: str | None = None
    also_until: dict[str, str] = {}

    def model_post_init(self, context: object) -> None:
        if (self.effect == "move") is not bool(self.due):
            raise ValueError("'due' says where 'effect: move' moves the limit, and stands only there")

    def asks(self) -> Iterator[Ask]:
        yield Ask("applies_when", self.applies_when, "bool", ("applies_when",), extra=pairs(SPELL))
        if self.due:
            yield Ask("due", self.due, "instant", ("due",), extra=pairs(SPELL))

    def uses(self) -> Iterator[Use]:
        yield from named("spell", self.over, "over")
        yield from named("clause", self.clocks, "clocks")
        yield from named("clause", [self.charged_as, *self.also_until], "also_until")
        yield from named("event word", self.also_until.values(), "also_until")
