"""A message that a clause owes somebody, once for each occasion.

{kind: notice, upon: signoff.refused, late: [response, arrival], to: salesperson, about: service_falls_short}
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from shouhou.policy.clauses.rule import Ask, Rule, Use, named
from shouhou.policy.language.records import On, Words


class Notice(Rule):
    """`upon`: events (when so); `late`: names of deadlines, upon the first late instant of their clocks."""

    kind: Literal["notice"]
    upon: On = {}
    late: Words = []
    to: str
    about: str = Field(pattern=r"^[a-z][a-z0-9_]*$")

    def model_post_init(self, context: object) -> None:
        if not self.upon and not self.late:
            raise ValueError("a notice is sent 'upon' an event or when a clock is 'late'")

    def asks(self) -> Iterator[Ask]:
        yield from super().asks()
        for word, condition in self.upon.items():
            yield Ask(f"upon {word}", condition, "bool", ("upon", word), (word,))

    def uses(self) -> Iterator[Use]:
        yield Use("party", self.to, ("to",))
        yield from named("event word", self.upon, "upon")
