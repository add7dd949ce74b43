"""A promise with a limit: something must follow something else in time. Its breach is a fault.

{kind: deadline, name: response, from: request.received, until: request.answered, within: limit, person: desk,
 fined_by: FUR-2a}
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from shouhou.policy.clauses.rule import Accuses, Ask, Use, named
from shouhou.policy.language.records import Both, On

LIMITS = ("duration", "days", "working_hours", "working_days", "months")


class Deadline(Accuses):
    """`within`: a value of the clause; its unit says how time is counted (3h, 3d, 2 working_days, 6 months).
    `due`: an agreed instant or day instead. Neither: a duty without a limit. `limit_itself: late` where the text says
    "or more". `undone_by`: an event after which the stop did not count. `replaced_by`: an agreement that puts another
    instant in the place of the limit, `{visit.agreed: it.agreed_at}`, if it was recorded before the limit passed.
    `label`: what the clock is called, where the vocabulary has no name for it."""

    kind: Literal["deadline"]
    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    start: On = Field(alias="from", min_length=1)
    until: On = Field(min_length=1)
    undone_by: str | None = None
    within: str | None = None
    due: str | None = None
    calendar: Literal["office"] | None = None  # whose working hours or days count
    replaced_by: On = {}
    label: Both | None = None
    limit_itself: Literal["in_time", "late"] = "in_time"

    def model_post_init(self, context: object) -> None:
        if self.within and self.due:
            raise ValueError("a limit is either 'within' or 'due'")

    def asks(self) -> Iterator[Ask]:
        starts = tuple(self.start)
        yield Ask("applies_when", self.applies_when, "bool", ("applies_when",), starts)
        if self.within:
            yield Ask("within", self.within, "limit", ("within",), starts)
        if self.due:
            yield Ask("due", self.due, "day", ("due",), starts)
        for word, instant in self.replaced_by.items():
            yield Ask(f"replaced_by {word}", instant, "instant", ("replaced_by", word), (word,))
        for key, on in (("from", self.start), ("until", self.until)):
            for word, condition in on.items():
                yield Ask(f"{key} {word}", condition, "bool", (key, word), (word,))
        if self.person and self.person.startswith("it."):
            yield Ask("person", self.person, "person", ("person",), starts)

    def uses(self) -> Iterator[Use]:
        yield from super().uses()
        yield from named("event word", self.start, "from")
        yield from named("event word", self.until, "until")
        yield from named("event word", [self.undone_by], "undone_by")
        yield from named("event word", self.replaced_by, "replaced_by")
