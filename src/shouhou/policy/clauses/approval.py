"""A chain of people who must agree, one step after the other, each of them another person.

{kind: approval, name: budget, upon: budget.submitted, by: [manager, leader], not_by: [it.by], within: limit}
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from shouhou.policy.clauses.rule import Ask, Rule, Use, named
from shouhou.policy.language.records import Both, On, Strict, Words, as_list


class Step(Strict):
    """One step of the chain: `one` role, or `all` of several in any order."""

    one: str | None = None
    all: list[str] = []
    when: str | None = None

    def model_post_init(self, context: object) -> None:
        if bool(self.one) is bool(self.all):
            raise ValueError("a step is {one: role} or {all: [role, role]}")

    @property
    def roles(self) -> list[str]:
        return [self.one] if self.one else self.all


def _as_steps(value: object) -> object:
    return [{"one": step} if isinstance(step, str) else step for step in as_list(value)]


class Approval(Rule):
    """`upon`: the event that asks for it; asking again begins anew. `by`: the steps in order; a step with `when` counts
    only then. It is answered by `approval.given`, `.refused`, `.returned` (may be asked again) or `.withdrawn` (by who
    asked), which name it where several wait. `not_by`: persons who may not answer; nobody answers twice. `within`:
    how long each step may take. `label`: what it is called."""

    kind: Literal["approval"]
    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    upon: On = Field(min_length=1)
    by: Annotated[list[Step], BeforeValidator(_as_steps)] = Field(min_length=1)
    not_by: Words = ["it.by"]
    within: str | None = None
    calendar: Literal["office"] | None = None
    label: Both | None = None

    def asks(self) -> Iterator[Ask]:
        starts = tuple(self.upon)
        yield Ask("applies_when", self.applies_when, "bool", ("applies_when",), starts)
        for word, condition in self.upon.items():
            yield Ask(f"upon {word}", condition, "bool", ("upon", word), (word,))
        for number, step in enumerate(self.by):
            if step.when:
                yield Ask(f"step {number}", step.when, "bool", ("by", number, "when"), starts)
        for person in self.not_by:
            if person.startswith("it."):
                yield Ask(f"not_by {person}", person, "person", ("not_by",), starts)
        if self.within:
            yield Ask("within", self.within, "limit", ("within",), starts)

    def uses(self) -> Iterator[Use]:
        yield from named("event word", self.upon, "upon")
        yield from named("role", (p for p in self.not_by if not p.startswith("it.")), "not_by")
        for number, step in enumerate(self.by):
            for role in step.roles:
                yield Use("role", role, ("by", number))
