"""Use case: the listed row follows its stream, also when time alone has changed it."""

import datetime as dt

from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.policy.services.adopt_regulation import adopt_regulation
from shouhou.registers.models import Entry
from shouhou.registers.services.follow_stream import follow_stream, follow_time
from shouhou.registers.services.open_entry import open_entry
from shouhou.timeline import public as timeline

LATER = dt.timedelta(days=400)


def opened(world: World) -> Entry:
    branch = world.branches["shenyang"]
    adopt_regulation(slug="farm-machinery", branch_id=branch, from_on=world.now.date(), settings={})
    return open_entry(
        kind="department", branch_id=branch, word="department.opened", fields={}, actor=world.lin, now=world.now
    )


def test_it_shows_the_worst_clock_when_time_has_passed(world: World) -> None:
    entry = opened(world)
    follow_time(subject_id=entry.subject_id, now=world.now + LATER)
    row = Entry.objects.get()
    assert (row.worst, row.missed > 0, row.next_clause[:4]) == ("missed", True, "FMM-")


def test_it_changes_nothing_the_second_time_and_leaves_other_streams_alone(world: World) -> None:
    entry = opened(world)
    follow_time(subject_id=entry.subject_id, now=world.now + LATER)
    case = world.registered()
    with nothing_changed():
        follow_time(subject_id=entry.subject_id, now=world.now + LATER)
        follow_time(subject_id=case.subject_id, now=world.now + LATER)


def test_it_writes_the_head_that_it_is_given(world: World, stocktake: Entry) -> None:
    follow_stream(entry=stocktake, head=timeline.head(stocktake.subject_id, world.now))
    assert Entry.objects.get().people == stocktake.people


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    entry = opened(world)
    assert all_or_nothing(lambda: follow_time(subject_id=entry.subject_id, now=world.now + LATER)) == 1
