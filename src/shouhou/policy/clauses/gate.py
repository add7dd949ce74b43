"""A step that must come before another: the later one is refused, with everything that is missing.

{kind: gate, before: parts.shipped, applies_when: parts.ordered,
 requires: {payment: {when: parts.paid, en: the user's payment, zh: 用户付款}}}
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from shouhou.policy.clauses.rule import FINDING, Ask, Requirement, Rule, Use, named, pairs
from shouhou.policy.language.records import Words


class Gate(Rule):
    """All gates of an event answer together. `unless`: somebody may waive it by an event. `earliest`: the instant from
    which it would be allowed. What can never be given is `when: false`."""

    kind: Literal["gate"]
    before: Words
    requires: dict[str, Requirement] = Field(min_length=1)
    unless: str | None = None
    earliest: str | None = None

    def asks(self) -> Iterator[Ask]:
        it, extra = tuple(self.before), pairs(FINDING)
        yield Ask("applies_when", self.applies_when, "bool", ("applies_when",), it)
        if self.unless:
            yield Ask("unless", self.unless, "bool", ("unless",), it)
        if self.earliest:
            yield Ask("earliest", self.earliest, "instant", ("earliest",), it)
        for name, requirement in self.requires.items():
            yield Ask(f"requires {name}", requirement.when, "bool", ("requires", name, "when"), it, extra)

    def uses(self) -> Iterator[Use]:
        return named("event word", self.before, "before")
