"""What a clause has decided lately."""

import datetime as dt

from tests.world import World

from shouhou.timeline import public as timeline


def test_it_names_the_newest_first_and_no_more_than_asked(world: World) -> None:
    first = world.registered()
    second = world.registered(at=world.now + dt.timedelta(minutes=1))
    found = timeline.decisions_by_clause("FUR-2.1", 10)
    assert [(d.subject_id, d.kind, d.old, d.new) for d in found] == [
        (second.subject_id, "clock", "", "running"),
        (first.subject_id, "clock", "", "running"),
    ]
    assert timeline.decisions_by_clause("FUR-2.1", 1) == found[:1]


def test_it_names_nothing_for_a_clause_that_was_never_applied(world: World) -> None:
    world.registered()
    assert timeline.decisions_by_clause("GCM-1", 10) == []
