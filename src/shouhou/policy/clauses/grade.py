"""A grade from figures: each falls into a band, and the bands are combined. Unset bands leave it undecided.

{kind: grade, name: month, of: [on_time, repaired], bands: settings.grade_bands, combine: lowest}
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from shouhou.policy.clauses.rule import Ask, Rule, Use, named
from shouhou.policy.language.records import Words


class Grade(Rule):
    """`of`: names of figures. `bands`: from a percentage to a word; the order of its steps is that of the grades, the
    lowest first. `combine`: the lowest of the bands, or the band of the (weighted) mean."""

    kind: Literal["grade"]
    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    of: Words
    bands: str
    combine: Literal["lowest", "mean"] = "lowest"
    weights: dict[str, int] = {}

    def asks(self) -> Iterator[Ask]:
        yield from super().asks()
        yield Ask("bands", self.bands, "bands", ("bands",))

    def uses(self) -> Iterator[Use]:
        yield from named("figure", self.of, "of")
        yield from named("figure", self.weights, "weights")
