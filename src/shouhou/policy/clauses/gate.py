"""A step that must come before another: the later one is refused, with everything that is missing.

{kind: gate, before: parts.shipped, applies_when: parts.ordered,
 requires: {payment: {when: parts.paid, en: the user's payment, zh: 用户付款}}}
"""

from collections.abc import Iterator
from typing import Literal

from shouhou.policy.clauses.needs import Need
from shouhou.policy.clauses.rule import FINDING, Ask, Requirement, Rule, Use, named, pairs
from shouhou.policy.language.records import Words


class Gate(Rule):
    """All gates of an event answer together. `requires`: conditions, each with its words; `needs`: papers, payments,
    things given back, steps done, other clauses (see below). `unless`: somebody may waive it by an event. `earliest`:
    the instant from which it would be allowed. What can never be given is `when: false`. `waivable_by`: the roles
    that may waive the whole clause by `term.waived`; without one nobody may."""

    kind: Literal["gate"]
    before: Words
    requires: dict[str, Requirement] = {}
    needs: list[Need] = []
    unless: str | None = None
    earliest: str | None = None
    waivable_by: list[str] = []

    def model_post_init(self, context: object) -> None:
        if not self.requires and not self.needs:
            raise ValueError("a gate says what it 'requires' or 'needs'")
        names = [*self.requires, *(need.called for need in self.needs)]
        if len(set(names)) < len(names):
            raise ValueError("two things that are needed have the same name: give one a 'name'")

    def asks(self) -> Iterator[Ask]:
        it, extra = tuple(self.before), pairs(FINDING)
        yield Ask("applies_when", self.applies_when, "bool", ("applies_when",), it)
        if self.unless:
            yield Ask("unless", self.unless, "bool", ("unless",), it)
        if self.earliest:
            yield Ask("earliest", self.earliest, "day", ("earliest",), it)
        for name, requirement in self.requires.items():
            yield Ask(f"requires {name}", requirement.when, "bool", ("requires", name, "when"), it, extra)
            if requirement.earliest:
                yield Ask(f"earliest {name}", requirement.earliest, "day", ("requires", name, "earliest"), it)
        for number, need in enumerate(self.needs):
            yield from need.asks(number, it)

    def uses(self) -> Iterator[Use]:
        yield from named("event word", self.before, "before")
        yield from named("role", self.waivable_by, "waivable_by")
        for number, need in enumerate(self.needs):
            yield from need.uses(number)
