"""Money that somebody bears, with its rounding stated.

{kind: charge, applies_when: contract.exceeds, total: contract.extra_loss * share, payer: salesperson,
 rounds: half_up 0.01}
"""

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

from pydantic import Field

from shouhou.policy.clauses.rule import Ask, Rule, Use
from shouhou.policy.language.records import Strict, Text

ROUNDING = {"half_up 0.01": (Decimal("0.01"), ROUND_HALF_UP), "down 0.01": (Decimal("0.01"), ROUND_DOWN)}
ROUNDING |= {"half_up 1": (Decimal(1), ROUND_HALF_UP), "down 1": (Decimal(1), ROUND_DOWN)}


class Lines(Strict):
    """A line for each row: `amount` of one, rounded by itself and then added up. `where`: only these rows."""

    each: str
    where: Text = "True"
    amount: str


class Choices(Strict):
    """Several ways to reckon, of which the most or the least counts."""

    takes: Literal["most", "least"]
    of: list[str] = Field(min_length=2)


class Accrues(Strict):
    """What grows with the days: each day after that of `from`, up to the day that is asked about or that of `until`, adds
    `rate` of the `base` as it stands at the end of that day. So a part payment counts from its own day on."""

    start: str = Field(alias="from")
    until: str | None = None
    base: str
    rate: str


class Charge(Rule):
    """`total`: the amount, or `lines`: one for each row, or `choices`: the better of several, or `accrues`: so much for
    each day, reckoned anew whenever it is asked for. `cap` and `at_least`
    bound it. `item`: the name under which it is paid (`fee.paid {item}`). `payer`: the role that bears it."""

    kind: Literal["charge"]
    total: str | None = None
    lines: Lines | None = None
    choices: Choices | None = None
    accrues: Accrues | None = None
    cap: str | None = None
    at_least: str | None = None
    item: str | None = None
    payer: str
    rounds: Literal["half_up 0.01", "down 0.01", "half_up 1", "down 1"]

    def model_post_init(self, context: object) -> None:
        if sum(map(bool, (self.total, self.lines, self.choices, self.accrues))) != 1:
            raise ValueError("a charge has a 'total', 'lines', 'choices' or 'accrues'")

    def asks(self) -> Iterator[Ask]:
        yield from super().asks()
        for key, text in (("total", self.total), ("cap", self.cap), ("at_least", self.at_least)):
            if text:
                yield Ask(key, text, "money", (key,))
        if self.lines:
            yield Ask("where", self.lines.where, "bool", ("lines", "where"), rows=self.lines.each)
            yield Ask("amount", self.lines.amount, "money", ("lines", "amount"), rows=self.lines.each)
        if grows := self.accrues:
            yield Ask("accrues from", grows.start, "day", ("accrues", "from"))
            if grows.until:
                yield Ask("accrues until", grows.until, "day", ("accrues", "until"))
            yield Ask("base", grows.base, "money", ("accrues", "base"))
            yield Ask("rate", grows.rate, "percent", ("accrues", "rate"))
        for number, text in enumerate(self.choices.of if self.choices else ()):
            yield Ask(f"choice {number}", text, "money", ("choices", "of", number))

    def uses(self) -> Iterator[Use]:
        yield Use("party", self.payer, ("payer",))
        if self.lines:
            yield Use("rows", self.lines.each, ("lines", "each"))

    def rounded(self, total: Decimal) -> Decimal:
        unit, how = ROUNDING[self.rounds]
        return total.quantize(unit, how)
