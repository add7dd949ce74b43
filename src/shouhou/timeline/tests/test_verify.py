"""Use case: the spine is checked. Whoever goes behind our back is found out."""

import pytest
from django.db import connection
from tests.acts import HOUR, do, pass_time, verified
from tests.world import World

from shouhou.cases.public import Registered
from shouhou.timeline import public as timeline
from shouhou.timeline.services.make_checkpoint import make_checkpoint

EVENTS = "ALTER TABLE timeline_event {} TRIGGER ALL"


@pytest.fixture
def case(world: World) -> Registered:
    registered = world.registered()
    do(registered, "request.answered", world.mei, world.now + HOUR, channel="phone", text="明天上门")
    pass_time(world.now + 8 * HOUR)
    assert verified(world.now + 8 * HOUR) == []
    return registered


def tamper(statement: str) -> None:
    """What an intruder with the database's password could do: switch the triggers off first."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET session_replication_role = DEFAULT")


TAMPERED = {
    "UPDATE timeline_event SET occurred_at = occurred_at - interval '1 minute' WHERE seq = 2": "does not fit its hash",
    "UPDATE timeline_event SET data = '{}' WHERE seq = 1": "does not fit its hash",
    "UPDATE timeline_event SET actor_id = 2 WHERE seq = 2": "does not fit its hash",
    "UPDATE timeline_event SET claimed = true WHERE seq = 2": "does not fit its hash",
    "DELETE FROM timeline_event WHERE seq = 2": "the head does not fit",
    "DELETE FROM timeline_event WHERE seq = 1": "event 1 is missing",
    """UPDATE timeline_content SET body = '{"text": "从未说过"}' WHERE body ? 'text'""": "were changed",
    "DELETE FROM timeline_content WHERE body ? 'text'": "are missing",
    "UPDATE timeline_subject SET last_seq = 3": "the head does not fit",
    "UPDATE timeline_clock SET due_at = due_at + interval '1 hour' WHERE name = 'solution'": "due_at: stored",
    "UPDATE timeline_clock SET state = 'met' WHERE name = 'solution'": "state: stored met, derived missed",
    "UPDATE timeline_clock SET person_id = 2 WHERE name = 'response'": "person_id: stored 2",
    "DELETE FROM timeline_clock WHERE name = 'arrival'": "is not stored",
    "UPDATE timeline_consequence SET amount = 5 WHERE kind = 'fault'": "amount: stored",
    "DELETE FROM timeline_consequence WHERE kind = 'fault'": "is not stored",
    "UPDATE timeline_consequence SET key = key || 'x' WHERE kind = 'fault'": "does not follow",
    "UPDATE timeline_subject SET state = 'closed'": "the state: stored closed",
    "UPDATE timeline_subject SET wakes_at = NULL": "would pass unseen",
    "UPDATE timeline_subject SET wakes_at = wakes_at + interval '1 day'": "the next change: stored",
    "UPDATE timeline_subject SET derived_at = NULL": "nothing has been derived",
}


@pytest.mark.parametrize("statement", TAMPERED)
def test_it_finds(statement: str, case: Registered, world: World) -> None:
    tamper(statement)
    assert any(TAMPERED[statement] in problem for problem in verified(world.now + 8 * HOUR)), verified(
        world.now + 8 * HOUR
    )


def test_it_finds_a_stream_that_was_cut_and_joined_again(case: Registered, world: World) -> None:
    """The last event is gone, and the head was made to fit: only the checkpoint knows."""
    make_checkpoint(now=world.now + 8 * HOUR)
    tamper("DELETE FROM timeline_content WHERE event_id IN (SELECT id FROM timeline_event WHERE seq = 2)")
    tamper("DELETE FROM timeline_event WHERE seq = 2")
    tamper("UPDATE timeline_subject SET last_seq = 1, last_hash = (SELECT hash FROM timeline_event WHERE seq = 1)")
    assert verified(world.now + 8 * HOUR) == ["the stream was sealed with 2 events and has 1"]


def test_it_finds_a_stream_that_was_rewritten_after_its_seal(case: Registered, world: World) -> None:
    make_checkpoint(now=world.now + 8 * HOUR)
    tamper("UPDATE timeline_checkpoint SET last_hash = decode('00', 'hex')")
    assert verified(world.now + 8 * HOUR) == ["the stream was rewritten after its seal at event 2"]


def test_it_takes_a_clock_that_waits_for_the_sweep_or_its_job_as_in_order(world: World) -> None:
    world.registered()
    late = world.now + 8 * HOUR
    assert verified(late) == []
    timeline.sweep(now=late)
    assert verified(late) == []


def test_it_checks_a_sample(world: World) -> None:
    for _ in range(3):
        world.registered()
    tamper("UPDATE timeline_subject SET state = 'closed'")
    assert len({f.subject_id for f in timeline.verify(now=world.now, sample=2)}) == 2
