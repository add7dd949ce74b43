"""Whatever happens on a case, in whatever order: what is stored equals what follows, and nothing of it is found wrong."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.acts import FINE, MINUTE, do, pass_time, verified
from tests.nothing_changed import rows
from tests.world import World

from shouhou.cases.models import Case
from shouhou.cases.public import Registered
from shouhou.kernel.errors import ShouhouError
from shouhou.timeline import public as timeline
from shouhou.timeline import rules
from shouhou.timeline.models import Clock, Consequence, Subject
from shouhou.timeline.services.derive_subject import CLOCK_FIELDS, CONSEQUENCE_FIELDS

# word: (who, fields); `?name` stands for somebody's id
ACTS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "request.answered": [("mei", {"channel": "phone"}), ("mei", {"automatic": "true"})],
    "request.urged": [("mei", {})],
    "requirement.confirmed": [("hua", {"text": "不升温"})],
    "solution.proposed": [("hua", {"visit_needed": "true"}), ("hua", {"visit_needed": "false"})],
    "visit.planned": [("lin", {"engineer": "?tao"}), ("zhao", {"engineer": "?zhao"})],
    "visit.departed": [("tao", {})],
    "visit.arrived": [("tao", {"proof": "照片"})],
    "work.done": [("tao", {})],
    "signoff.signed": [("tao", {}), ("mei", {"role": "customer"})],
    "signoff.refused": [("tao", {})],
    "followup.recorded": [("mei", {"service": "good", "manner": "good", "skill": "good"})],
    "block.reported": [("tao", {"cause": "weather"}), ("mei", {"cause": "own", "ref": "b"})],
    "block.confirmed": [("lin", {}), ("lin", {"ref": "b"})],
    "block.rejected": [("lin", {})],
    "block.cleared": [("tao", {})],
    "task.assigned": [("lin", {"duty": "engineer", "person": "?zhao"}), ("lin", {"duty": "desk", "person": "?hua"})],
    "fault.found": [("lin", {**FINE, "person": "?mei", "cause": "own", "dissatisfied": "false"})],
    "fine.confirmed": [("lin", {**FINE, "person": "?mei"})],
    "fine.revoked": [("zhao", {**FINE, "person": "?mei"})],
    "claim.confirmed": [("lin", {"claim": "2"}), ("zhao", {"claim": "3"})],
    "event.corrected": [
        ("lin", {"supersedes": 2, "reason": "误记", "backdated": "补记"}),
        ("mei", {"supersedes": 3, "reason": "误记"}),
    ],
    "file.closed": [("mei", {})],
    "case.cancelled": [("mei", {})],
    "case.reopened": [("mei", {"visit_needed": "true"})],
}


@dataclass(frozen=True)
class Step:
    """So many minutes pass; then somebody does something, now or as told so many minutes later."""

    passed: int
    word: str
    who: str
    fields: tuple[tuple[str, Any], ...]
    told_late: int
    offline: bool


@st.composite
def steps(draw: st.DrawFn) -> Step:
    word = draw(st.sampled_from(sorted(ACTS)))
    who, fields = draw(st.sampled_from(ACTS[word]))
    passed = draw(st.sampled_from([0, 1, 9, 59, 60, 61, 179, 180, 181, 600, 1440, 4321]))
    told_late = draw(st.sampled_from([0, 0, 0, 1, 30, 200, 3000]))
    return Step(passed, word, who, tuple(fields.items()), told_late, draw(st.booleans()))


def take(step: Step, case: Registered, world: World, now: dt.datetime) -> None:
    """One act. A refusal is an answer too: then nothing was changed."""
    fields = {n: world.people[v[1:]] if str(v).startswith("?") else v for n, v in step.fields}
    if step.told_late:
        fields |= {"at": now - step.told_late * MINUTE}
        if step.offline:
            fields |= {"channel": "offline", "measured": True}
    before = rows()
    try:
        with transaction.atomic():
            do(case, step.word, world.actor(step.who), now, **fields)
    except ShouhouError:
        assert rows() == before


def as_stored(case: Registered, now: dt.datetime) -> None:
    """Stored clocks, consequences, head and listed row are what follows from the events as of now."""
    derived, subject = timeline.timeline(case.subject_id, now), Subject.objects.get(pk=case.subject_id)
    clocks = {("clock", c.key): c for c in Clock.objects.filter(subject=subject)}
    for key, wanted in rules.clock_rows(derived).items():
        assert {f: getattr(clocks[key], f) for f in CLOCK_FIELDS} == wanted
    others = {(c.kind, c.key): c for c in Consequence.objects.filter(subject=subject)}
    for key, wanted in rules.consequence_rows(derived, subject.opened_at).items():
        assert {f: getattr(others[key], f) for f in CONSEQUENCE_FIELDS} == wanted
    assert subject.wakes_at == derived.wakes_at
    head, listed = timeline.head(case.subject_id, now), Case.objects.get(pk=case.case_id)
    assert (listed.state, listed.worst, listed.missed) == (head.state, head.worst, head.missed)
    assert (listed.next_late_from, listed.next_clause) == (head.next_late_from, head.next_clause)
    assert (listed.engineer_id, {*listed.people}) == (head.holders.get("engineer"), {*head.people})
    assert verified(now) == []


class Undone(Exception):
    """Ends an example, so that the next one finds the world as it was."""


@pytest.mark.django_db
@given(st.lists(steps(), min_size=1, max_size=12))
@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_stores_what_follows(world: World, taken: list[Step]) -> None:
    with pytest.raises(Undone), transaction.atomic():
        case, now = world.registered(), world.now
        for step in taken:
            now += step.passed * MINUTE
            pass_time(now)
            take(step, case, world, now)
            pass_time(now)
            as_stored(case, now)
        raise Undone
