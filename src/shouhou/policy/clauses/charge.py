"""Money that somebody bears, with its rounding stated.

{kind: charge, applies_when: contract.exceeds, total: contract.extra_loss * share, payer: salesperson,
 rounds: half_up 0.01}
"""

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

from shouhou.policy.clauses.rule import Ask, Rule, Use

ROUNDING = {"half_up 0.01": (Decimal("0.01"), ROUND_HALF_UP), "down 0.01": (Decimal("0.01"), ROUND_DOWN)}
ROUNDING |= {"half_up 1": (Decimal(1), ROUND_HALF_UP), "down 1": (Decimal(1), ROUND_DOWN)}


class Charge(Rule):
    kind: Literal["charge"]
    total: str
    payer: str
    rounds: Literal["half_up 0.01", "down 0.01", "half_up 1", "down 1"]

    def asks(self) -> Iterator[Ask]:
        yield from super().asks()
        yield Ask("total", self.total, "money", ("total",))

    def uses(self) -> Iterator[Use]:
        yield Use("role", self.payer, ("payer",))

    def rounded(self, total: Decimal) -> Decimal:
        unit, how = ROUNDING[self.rounds]
        return total.quantize(unit, how)
