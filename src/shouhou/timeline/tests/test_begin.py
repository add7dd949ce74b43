"""Use case: streams begin, each with its opening event; what is written is what `open_subject` and `record` write."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.acts import DAY, HOUR, verified
from tests.jobs import deferred, forget
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, Refused, ShouhouError
from shouhou.kernel.models import Limit
from shouhou.policy import public as policy
from shouhou.timeline import events as signals
from shouhou.timeline import public as timeline
from shouhou.timeline.models import Clock, Consequence, Content, Decision, Event, Subject


def opening(world: World, word: str = "request.received", **fields: Any) -> timeline.Opening:
    path = f"{world.branches['company']}/{world.branches['shenyang']}/"
    happening = timeline.Happening(
        word=word, fields={"channel": "phone", "visit_needed": True, "requirement": "不升温", **fields}, role="customer",
        channel="api", recorder_id=world.mei.id, at=world.now,
    )  # fmt: skip
    ground = timeline.Ground(
        "case", path, world.now, policy.adopted_at(path, world.now.date()), {"customer.distance_km": "640"},
        [{"role": "desk", "person": str(world.mei.id)}],
    )  # fmt: skip
    return timeline.Opening(ground, happening)


def noted(place: int, recorded: timeline.Recorded) -> Limit:
    """The caller's own row."""
    return Limit(what=f"{place}: {recorded.event.subject_id}", window=0, tries=1)


@transaction.atomic  # of the opening act
def begun(world: World, *openings: timeline.Opening) -> list[timeline.Recorded | ShouhouError]:
    return timeline.begin(openings, now=world.now, beside=noted)


def columns(model: Any, *left_out: str) -> list[dict[str, Any]]:
    """What stands in a table, apart from keys and salts."""
    names = [
        f.attname for f in model._meta.concrete_fields if f.attname not in ("id", "subject_id", "event_id", *left_out)
    ]
    return [*model.objects.order_by("pk").values(*names)]


def written() -> list[list[dict[str, Any]]]:
    sealed = ("hash", "content_hash")
    tables = [Clock, Consequence, Decision]
    return [columns(Subject, "last_hash"), columns(Event, *sealed), columns(Content, "salt"), *map(columns, tables)]


def test_it_writes_what_opening_and_recording_write(world: World) -> None:
    one, ground = opening(world), opening(world).ground
    with transaction.atomic():
        begun(world, one)
        together = written()
        transaction.set_rollback(True)
    with transaction.atomic():
        pk = timeline.open_subject(
            kind="case", branch_path=ground.branch_path, at=ground.at, adopted=ground.adopted, given=ground.given,
            holders=ground.holders,
        )  # fmt: skip
        timeline.record(subject_id=pk, happening=one.happening, now=world.now)
    assert together == written()


def test_it_begins_many_in_a_few_statements_and_every_chain_holds(world: World) -> None:
    one, ten = opening(world), [opening(world, requirement=f"第{n}台") for n in range(10)]
    with CaptureQueriesContext(connection) as few:
        first = begun(world, one)
    with CaptureQueriesContext(connection) as many:
        rest = begun(world, *ten)
    assert len(many) == len(few)
    assert [one.seq for one in (*first, *rest) if isinstance(one, timeline.Recorded)] == [1] * 11
    assert Limit.objects.filter(what__startswith="9: ").exists()
    assert {c.body["requirement"] for c in Content.objects.all()} > {"第0台", "第9台"}
    assert verified(world.now) == []
    assert verified(world.now + 3 * HOUR) == []


def test_what_is_wrong_with_one_stands_in_its_place(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    happening = timeline.Happening(
        word="request.received", fields={"channel": "phone"}, role="customer", channel="api", at=world.now + DAY
    )
    later = timeline.Opening(opening(world).ground, happening)
    found = begun(world, opening(world, channel="pigeon"), opening(world), later)
    assert [type(one) for one in found] == [Invalid, timeline.Recorded, Invalid]
    assert (Subject.objects.count(), Limit.objects.get().what[:2]) == (1, "1:")
    assert verified(world.now) == []


def test_it_asks_the_gates(world: World) -> None:
    with nothing_changed():
        (found,) = begun(world, opening(world, word="visit.arrived"))
    assert isinstance(found, Refused | Invalid)


def test_it_calls_for_the_reactions_in_one_statement(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(signals._REACTIONS, "request.received", {"timeline.sweep"})
    forget()
    found = begun(world, opening(world), opening(world))
    subjects = [one.event.subject_id for one in found if isinstance(one, timeline.Recorded)]
    called = [arguments["subject_id"] for name, arguments in deferred() if name == "timeline.sweep"]
    assert called == subjects


def test_it_leaves_nothing_when_it_breaks(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(signals._REACTIONS, "request.received", {"timeline.sweep"})
    assert all_or_nothing(lambda: begun(world, opening(world), opening(world))) == 2


def test_nothing_to_begin_writes_nothing(world: World) -> None:
    with nothing_changed():
        assert begun(world) == []
