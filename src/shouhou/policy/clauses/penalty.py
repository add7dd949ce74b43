"""What a fault costs. It only proposes: a person confirms the fine.

{kind: penalty, overrides: FUR-2a, applies_when: fault.dissatisfied, amount: fine}
"""

from collections.abc import Iterator
from typing import Literal

from shouhou.policy.clauses.rule import FAULT, Ask, Rule, Use, named, pairs


class Penalty(Rule):
    """`overrides` names the penalty to which this is an exception; `overridden` is its amount. Two exceptions that hold
    at once are an error: there are no priorities."""

    kind: Literal["penalty"]
    amount: str
    overrides: str | None = None

    def asks(self) -> Iterator[Ask]:
        yield Ask("applies_when", self.applies_when, "bool", ("applies_when",), extra=pairs(FAULT))
        yield Ask("amount", self.amount, "money", ("amount",), extra=pairs({**FAULT, "overridden": "money"}))

    def uses(self) -> Iterator[Use]:
        return named("clause", [self.overrides], "overrides")
