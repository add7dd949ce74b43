"""A duty that comes back: monthly, quarterly, by the end of the year, on a day of the month.

{kind: schedule, name: stocktake, every: month, from: register.opened, done: stocktake.counted, due: "05",
 person: keeper}
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from shouhou.policy.clauses.rule import Accuses, Ask, Use, named
from shouhou.policy.language.records import Both, On, Words


class Schedule(Accuses):
    """Each period has a clock: it begins with the period, `done` in the period meets it, at `due` it is missed.

    `every`: day, week, month, quarter, half_year or year of the calendar; with `calendar` only days that are worked
    count as days; `interval`: `within` so long after `from`,
    and after each time that it was done. `due`: the day on which it must be done, "05" the
    fifth of a period's last month, "-10" ten days before the period ends, "12-01" a day of the year; without one the
    period's last day. `next_period`: a period's duty is done in the one after it, as a report is. `until`: events
    that end it for good. A period that had begun before `from` is not asked for, unless `first: whole`."""

    kind: Literal["schedule"]
    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    every: Literal["day", "week", "month", "quarter", "half_year", "year", "interval"]
    within: str | None = None
    calendar: Literal["office"] | None = None
    start: On = Field(alias="from", min_length=1)
    done: On = Field(min_length=1)
    until: Words = []
    due: str | None = Field(default=None, pattern=r"^(\d\d|-\d{1,2}|\d\d-\d\d)$")
    next_period: bool = False
    first: Literal["whole", "next"] = "whole"
    label: Both | None = None

    def model_post_init(self, context: object) -> None:
        if (self.every == "interval") is not bool(self.within):
            raise ValueError("'within' says how long an interval is, and stands only there")

    def asks(self) -> Iterator[Ask]:
        yield Ask("applies_when", self.applies_when, "bool", ("applies_when",), tuple(self.start))
        if self.within:
            yield Ask("within", self.within, "limit", ("within",), tuple(self.start))
        for key, on in (("from", self.start), ("done", self.done)):
            for word, condition in on.items():
                yield Ask(f"{key} {word}", condition, "bool", (key, word), (word,))

    def uses(self) -> Iterator[Use]:
        yield from super().uses()
        yield from named("event word", self.start, "from")
        yield from named("event word", self.done, "done")
        yield from named("event word", self.until, "until")
