"""Use case: the listed row follows its stream, also when time alone has changed it."""

import datetime as dt
import threading

import pytest
from django.db import connection, transaction
from tests.acts import HOUR, do
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World, make_world

from shouhou.cases import queries
from shouhou.cases.models import Case
from shouhou.cases.services.follow_stream import follow_time
from shouhou.timeline import public as timeline


def test_it_shows_the_worst_clock_and_the_next_limit_when_time_has_passed(world: World) -> None:
    case = world.registered()
    follow_time(subject_id=case.subject_id, now=world.now + 7 * HOUR)
    row = Case.objects.get()
    assert (row.worst, row.missed, row.next_clause) == ("missed", 2, "FUR-2.3")


def test_it_changes_nothing_the_second_time(world: World) -> None:
    case = world.registered()
    follow_time(subject_id=case.subject_id, now=world.now + 7 * HOUR)
    with nothing_changed():
        follow_time(subject_id=case.subject_id, now=world.now + 7 * HOUR)


def test_it_leaves_other_streams_alone(world: World) -> None:
    pk = timeline.open_subject(kind="case", branch_path="9/", at=world.now, given={}, holders=[])
    with nothing_changed():
        follow_time(subject_id=pk, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    assert all_or_nothing(lambda: follow_time(subject_id=case.subject_id, now=world.now + 7 * HOUR)) == 1


@pytest.mark.django_db(transaction=True)
def test_it_never_writes_over_an_act_that_was_recorded_meanwhile(monday: dt.datetime) -> None:
    """An act holds the row; the job of the sweep waits for it, and then sees what the act has made of the case."""
    world = make_world(monday)
    case = world.registered()
    now, waiting = world.now + 7 * HOUR, threading.Event()

    def follow() -> None:
        waiting.set()
        try:
            follow_time(subject_id=case.subject_id, now=now)
        finally:
            connection.close()

    thread = threading.Thread(target=follow)
    with transaction.atomic():
        queries.locked_case(case.case_id)
        thread.start()
        waiting.wait(10)
        do(case, "solution.proposed", world.hua, now, visit_needed="true")
    thread.join(10)
    row = Case.objects.get()
    assert (row.state, row.last_seq, row.missed) == ("solution_given", 2, 2)
