"""A key figure over rows: a share, a count, a sum or a mean. Without rows there is no figure, not a zero.

{kind: figure, name: on_time, rows: visits, counts: row.arrived_at <= row.agreed_at, shows: percent, per: [person, month],
 person: row.engineer, dated: row.arrived_at}
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from shouhou.policy.clauses.rule import Ask, Rule, Use
from shouhou.policy.language.records import Both, Text


class Figure(Rule):
    """`rows`: what is counted over; `where`: which of them are in the base; `counts`: which of these count (share,
    count); `of`: what is added up (sum, mean). `unit`: rows with the same value are one (a customer), which counts if
    `unit_counts` any or every row of it counts. `person` and `dated` say whose figure it is and of which period. `label`: what it
    is called."""

    kind: Literal["figure"]
    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    rows: str
    where: Text = "True"
    counts: Text = "True"
    measure: Literal["share", "count", "sum", "mean"] = "share"
    of: str | None = None
    unit: str | None = None
    unit_counts: Literal["any", "every"] = "every"
    person: str | None = None
    dated: str = "row.at"
    label: Both | None = None

    def model_post_init(self, context: object) -> None:
        if (self.measure in ("sum", "mean")) is not bool(self.of):
            raise ValueError("'of' says what a sum or a mean is made of, and stands only there")

    def asks(self) -> Iterator[Ask]:
        yield from super().asks()
        yield Ask("where", self.where, "bool", ("where",), rows=self.rows)
        yield Ask("counts", self.counts, "bool", ("counts",), rows=self.rows)
        yield Ask("dated", self.dated, "day", ("dated",), rows=self.rows)
        for key, text in (("of", self.of), ("unit", self.unit), ("person", self.person)):
            if text:
                yield Ask(key, text, "any", (key,), rows=self.rows)

    def uses(self) -> Iterator[Use]:
        yield Use("rows", self.rows, ("rows",))
