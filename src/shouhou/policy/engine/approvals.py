"""Approvals: who is asked next, who has answered, and whether an answer may be given."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from shouhou.policy.clauses.approval import Approval as ApprovalRule
from shouhou.policy.clauses.approval import Step
from shouhou.policy.clauses.pack import Bound
from shouhou.policy.engine.limits import due_after
from shouhou.policy.engine.outcomes import Approval, Given, Why
from shouhou.policy.engine.shapes import Clock, Event, Refusal
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import Missing
from shouhou.policy.language.working_time import MINUTE

GIVEN, REFUSED, RETURNED, WITHDRAWN = (
    "approval.given", "approval.refused", "approval.returned", "approval.withdrawn",
)  # fmt: skip
ANSWERS = (GIVEN, REFUSED, RETURNED, WITHDRAWN)
ENDS = {REFUSED: "refused", RETURNED: "returned", WITHDRAWN: "withdrawn"}
WAITS = {"en": "an approval that waits for this answer", "zh": "待其答复的审批"}
ANOTHER = {"en": "another person than who asked or has answered", "zh": "申请人、已审批人以外的人"}
ASKER = {"en": "the person who asked for it", "zh": "申请人本人"}


def approvals_of(world: World, asked: dict[str, set[str]]) -> Iterator[tuple[Approval, list[Clock]]]:
    """Every approval that was asked for, as it stands, with the clock of each of its steps."""
    for bound in world.pack.approvals:
        for start in _asked_for(world, bound, asked):
            try:
                yield _approval(world, bound, start)
            except Missing as gap:
                for name in gap.names:
                    asked.setdefault(name.replace("it.", f"{start.word}.", 1), set()).add(bound.clause.id)


def _asked_for(world: World, bound: Bound[ApprovalRule], asked: dict[str, set[str]]) -> list[Event]:
    """The last asking for each thing: asking again begins anew."""
    last: dict[str | None, Event] = {}
    for event in world.log.of_any(bound.rule.upon):
        try:
            if world.holds(bound, f"upon {event.word}", event.at, None, event):
                last[event.ref] = event
        except Missing as gap:
            for name in gap.names:
                asked.setdefault(name.replace("it.", f"{event.word}.", 1), set()).add(bound.clause.id)
    return list(last.values())


def _approval(world: World, bound: Bound[ApprovalRule], start: Event) -> tuple[Approval, list[Clock]]:
    rule, slug, clause = bound.rule, world.pack.slug, bound.clause.id
    why: list[Why] = []
    key = f"{slug}/{clause}/{rule.name}/{start.id}"
    found = Approval(key, slug, clause, rule.name, "waiting", start.at, start.id, start.by, start.ref)
    if not world.holds(bound, "applies_when", start.at, why, start):
        return replace(found, state="approved", why=tuple(why)), []
    steps = [
        s for n, s in enumerate(rule.by) if s.when is None or world.holds(bound, f"step {n}", start.at, why, start)
    ]
    barred = frozenset(person for who in rule.not_by if (person := _person(world, bound, who, start)))
    given: list[Given] = []
    clocks: list[Clock] = []
    state, left, since, number = "waiting", list(steps[0].roles) if steps else [], start.at, 0
    for event in world.log.of_any(ANSWERS):
        if state != "waiting" or not left or not _is_about(event, rule, start, left):
            continue
        if event.word != GIVEN:
            state = ENDS[event.word]
        elif event.role in left:
            left.remove(event.role)
        given.append(Given(event.role, event.by, event.id))
        if state != "waiting" or not left:
            clocks += _clock(world, bound, start, steps[number], number, since, event, why)
            number, since = number + 1, event.at
            left = list(steps[number].roles) if state == "waiting" and number < len(steps) else left
    if state == "waiting" and not left:
        state = "approved"
    if state == "waiting":
        clocks += _clock(world, bound, start, steps[number], number, since, None, why)
    waiting = tuple(left) if state == "waiting" else ()
    answered = frozenset(g.person for g in given if g.person and state == "waiting")
    return replace(
        found, state=state, waiting_for=waiting, given=tuple(given), barred=barred | answered, why=tuple(why)
    ), clocks


def _person(world: World, bound: Bound[ApprovalRule], who: str, start: Event) -> str | None:
    if not who.startswith("it."):
        return world.holder(who, start.at)
    found = start.by if who == "it.by" else world.ask(bound, f"not_by {who}", start.at, None, start)
    return found if isinstance(found, str) else None


def _is_about(event: Event, rule: ApprovalRule, start: Event, left: list[str]) -> bool:
    """An answer names its approval, or it is the one that waits for the role in which it is given."""
    if (event.at, event.id) <= (start.at, start.id) or event.ref not in (None, start.ref):
        return False
    if (of := event.data.get("of")) is not None:
        return bool(of == rule.name)
    return event.word == WITHDRAWN or event.role in left


def _clock(
    world: World, bound: Bound[ApprovalRule], start: Event, step: Step, number: int, since: Any, end: Event | None,
    why: list[Why],
) -> Iterator[Clock]:  # fmt: skip
    """How long a step may take, where the chain has a limit."""
    if bound.rule.within is None:
        return
    limit = world.ask(bound, "within", since, why, start)
    due = due_after(world, bound, since, limit, [])
    late = (end.at if end else world.now) >= due + MINUTE
    role = step.roles[0]
    yield Clock(
        f"{world.pack.slug}/{bound.clause.id}/{bound.rule.name}/{start.id}/{number}", world.pack.slug, bound.clause.id,
        bound.rule.name, "missed" if late else "met" if end else "running", since, start.id, start.ref, role,
        world.holder(role, min(due, world.now)), end.at if end else None, end.id if end else None, due, due,
        due + MINUTE, charged_as=bound.clause.id, evidence=(start.id, *((end.id,) if end else ())), why=why,
    )  # fmt: skip


def passed(world: World, name: str) -> bool:
    """Whether the approval of this name has been given; one that nobody asked for has not."""
    found = [a for a, _ in approvals_of(world, {}) if a.name == name]
    return bool(found) and all(a.state == "approved" for a in found)


def refusals(world: World, event: Event) -> list[Refusal]:
    """Why an answer may not be given: nothing waits for it, or it is for another person."""
    of, known = event.data.get("of"), [a for a, _ in approvals_of(world, {}) if event.ref in (None, a.ref)]
    concerned = [a for a in known if of in (None, a.name)]
    waiting = [a for a in concerned if a.state == "waiting"]
    clause = (waiting or concerned or known)[0].clause if known else ""
    if event.word == WITHDRAWN:
        if not waiting:
            return [Refusal(world.pack.slug, clause, "approval_waits", WAITS)] if known else []
        return [] if any(a.asked_by == event.by for a in waiting) else [
            Refusal(world.pack.slug, clause, "asker", ASKER)
        ]  # fmt: skip
    fitting = [a for a in waiting if event.role in a.waiting_for]
    if not fitting:
        return [Refusal(world.pack.slug, clause, "approval_waits", WAITS)] if known else []
    if all(event.by in a.barred for a in fitting if event.by):
        return [Refusal(world.pack.slug, fitting[0].clause, "another_person", ANOTHER)] if event.by else []
    return []
