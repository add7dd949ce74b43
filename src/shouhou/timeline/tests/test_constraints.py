"""The laws that the database itself keeps in the spine."""

import datetime as dt

from tests.bites import bites, unchangeable
from tests.fines import fault
from tests.world import World

from shouhou.timeline.models import Checkpoint, Clock, Consequence, Content, Decision, Event
from shouhou.timeline.services.make_checkpoint import make_checkpoint


def copied(model: type, **changed: object) -> None:
    """Insert the first row of a model again."""
    row = model.objects.values().first()  # type: ignore[attr-defined]
    model.objects.create(**{**row, "id": None, **changed})  # type: ignore[attr-defined]


def test_it_keeps_one_event_at_each_place(world: World) -> None:
    world.registered()
    with bites("one_event_at_each_place"):
        copied(Event)


def test_it_lets_nothing_happen_in_the_future(world: World) -> None:
    world.registered()
    with bites("nothing_happens_in_the_future"):
        copied(Event, seq=2, occurred_at=world.now + dt.timedelta(minutes=2))


def test_it_lets_events_stand(world: World) -> None:
    """The trigger is events_stand."""
    world.registered()
    Content.objects.all().delete()
    unchangeable(Event, occurred_at=world.now)


def test_it_lets_decisions_stand(world: World) -> None:
    """The trigger is decisions_stand."""
    world.registered()
    unchangeable(Decision, new={})


def test_it_lets_checkpoints_stand_and_seals_a_head_once(world: World) -> None:
    """The trigger is checkpoints_stand."""
    world.registered()
    make_checkpoint(now=world.now)
    unchangeable(Checkpoint, last_seq=9)
    with bites("a_head_is_sealed_once"):
        copied(Checkpoint)


def test_it_keeps_one_row_for_each_clock_and_each_consequence(world: World) -> None:
    fault(world)
    with bites("one_row_for_each_clock"):
        copied(Clock)
    with bites("one_row_for_each_consequence"):
        copied(Consequence)


def test_it_leaves_no_word_in_what_was_erased(world: World) -> None:
    world.registered()
    for left in ({"body": {"text": "还在"}, "salt": b""}, {"body": {}, "salt": b"salt"}):
        with bites("erased_content_is_blank"):
            Content.objects.update(erased_at=world.now, **left)
