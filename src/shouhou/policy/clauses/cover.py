"""What a warranty covers, and until when: the first end that is reached closes it.

{kind: cover, name: guarantee, from: unit.delivered_on, ends: [{by: time, limit: term}, {by: unit.odometer, limit: far}],
 tested_at: fault.reported.at, remedies: [repair], to: customer}
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from shouhou.policy.clauses.rule import Ask, Rule, Use, named
from shouhou.policy.language.records import Strict, Words


class End(Strict):
    """One end of a window: a stretch of time, or a measure (kilometres, a count) that may not be passed."""

    by: str
    limit: str


class Cover(Rule):
    """`from`: the day or instant on which the window opens; several: the first that is known. `ends`: what closes it by
    itself, none where it lasts as long as the thing does; `until`: events that close it for good. `longer_by`: time that
    does not count (a tally or a meter). `tested_at`: the instant that is asked about; without it, the present one.
    `restarts_on`: an event from which the window runs anew. `excluded_when`: in this case nothing is covered.
    `remedies`: what is owed inside it."""

    kind: Literal["cover"]
    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    start: Words = Field(alias="from")
    ends: list[End] = []
    until: Words = []
    tested_at: str | None = None
    longer_by: str | None = None
    restarts_on: Words = []
    excluded_when: str | None = None
    remedies: Words
    to: str = "customer"

    def model_post_init(self, context: object) -> None:
        if not self.ends and not self.until:
            raise ValueError("a cover has 'ends', or 'until', the events up to which it lasts")

    def asks(self) -> Iterator[Ask]:
        yield from super().asks()
        for number, start in enumerate(self.start):
            yield Ask(f"from {number}", start, "day", ("from",))
        for number, end in enumerate(self.ends):
            if end.by == "time":
                yield Ask(f"limit {number}", end.limit, "limit", ("ends", number, "limit"))
            else:
                yield Ask(f"within {number}", f"{end.by} <= {end.limit}", "bool", ("ends", number, "by"))
        if self.tested_at:
            yield Ask("tested_at", self.tested_at, "day", ("tested_at",))
        if self.longer_by:
            yield Ask("longer_by", self.longer_by, "duration", ("longer_by",))
        if self.excluded_when:
            yield Ask("excluded_when", self.excluded_when, "bool", ("excluded_when",))

    def uses(self) -> Iterator[Use]:
        yield Use("role", self.to, ("to",))
        yield from named("event word", self.until, "until")
        yield from named("event word", self.restarts_on, "restarts_on")
