"""How long something must be kept: until then it is not destroyed.

{kind: retention, name: repair_file, from: file.closed, keep: term, before: file.destroyed}
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from shouhou.policy.clauses.rule import Ask, Rule, Use, named
from shouhou.policy.language.records import On, Words


class Retention(Rule):
    """`from`: the event that begins it (the last one counts); `keep`: how long; `before`: what is refused until then,
    with the day from which it is allowed."""

    kind: Literal["retention"]
    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    start: On = Field(alias="from", min_length=1)
    keep: str
    before: Words

    def asks(self) -> Iterator[Ask]:
        yield Ask("applies_when", self.applies_when, "bool", ("applies_when",), tuple(self.start))
        for word, condition in self.start.items():
            yield Ask(f"from {word}", condition, "bool", ("from", word), (word,))
        yield Ask("keep", self.keep, "limit", ("keep",), tuple(self.start))

    def uses(self) -> Iterator[Use]:
        yield from named("event word", self.start, "from")
        yield from named("event word", self.before, "before")
