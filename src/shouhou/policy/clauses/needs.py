"""What a gate or an eligibility may need besides conditions: papers, steps, payments, things given back, clauses."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from shouhou.policy.clauses.rule import Ask, Use
from shouhou.policy.language.records import Both, Strict, Text

KINDS = ("paper", "done", "paid", "back", "clause", "is")


class Thing(Strict):
    """One of: `paper` (with `form`, `copies`, `signed_by`, `stamped`), `done` (an event word), `paid` (the item of a
    charge), `back` (every one of these things handed out has come back), `clause` (its approval is given, its
    conditions hold, its clock is met), `is` (a condition)."""

    paper: str | None = None
    form: Literal["original", "copy"] | None = None
    copies: int = Field(default=1, ge=1)
    signed_by: str | None = None
    stamped: bool = False
    done: str | None = None
    paid: str | None = None
    back: str | None = None
    lost_counts: bool = False
    clause: str | None = None
    holds: Text | None = Field(default=None, alias="is")

    def model_post_init(self, context: object) -> None:
        if sum(value is not None for value in self._kinds().values()) != 1:
            raise ValueError(f"a need is one of {', '.join(KINDS)}")

    def _kinds(self) -> dict[str, str | None]:
        return {
            "paper": self.paper, "done": self.done, "paid": self.paid, "back": self.back, "clause": self.clause,
            "is": self.holds,
        }  # fmt: skip

    @property
    def sort(self) -> str:
        """Which of the six it is."""
        return next(kind for kind, value in self._kinds().items() if value is not None)


class Need(Thing, Both):
    """One thing that must be there, in words for the person who is refused. `when`: only then; `or`: this would do
    instead; `earliest`: from when it can be there; `waivable_by`: the roles that may waive it by `term.waived`."""

    name: str | None = None
    when: Text = "True"
    instead: Thing | None = Field(default=None, alias="or")
    earliest: str | None = None
    waivable_by: list[str] = []

    def model_post_init(self, context: object) -> None:
        Thing.model_post_init(self, context)
        Both.model_post_init(self, context)
        if self.sort == "is" and self.name is None:
            raise ValueError("a condition among the needs has a 'name'")

    @property
    def called(self) -> str:
        """How `missing` names it."""
        return self.name or str(self._kinds()[self.sort])

    def asks(self, number: int, it: tuple[str, ...]) -> Iterator[Ask]:
        place = ("needs", number)
        yield Ask(f"when {self.called}", self.when, "bool", (*place, "when"), it)
        if self.earliest:
            yield Ask(f"earliest {self.called}", self.earliest, "day", (*place, "earliest"), it)
        if self.holds:
            yield Ask(f"is {self.called}", self.holds, "bool", (*place, "is"), it)
        if self.instead and self.instead.holds:
            yield Ask(f"or {self.called}", self.instead.holds, "bool", (*place, "or", "is"), it)

    def uses(self, number: int) -> Iterator[Use]:
        for thing, place in ((self, ("needs", number)), (self.instead, ("needs", number, "or"))):
            if thing and thing.done:
                yield Use("event word", thing.done, (*place, "done"))
            if thing and thing.clause:
                yield Use("clause", thing.clause, (*place, "clause"))
            if thing and thing.signed_by:
                yield Use("role", thing.signed_by, (*place, "signed_by"))
        for role in self.waivable_by:
            yield Use("role", role, ("needs", number, "waivable_by"))
