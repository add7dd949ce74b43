"""Use case: a subject is derived again because time has passed."""

import datetime as dt

import pytest
from tests.acts import HOUR, do, pass_time, states, verified
from tests.jobs import forget
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel import clock
from shouhou.kernel.errors import NotFound
from shouhou.timeline import jobs
from shouhou.timeline.services.derive_again import derive_again


def test_it_stores_what_follows_as_of_now(world: World) -> None:
    case = world.registered()
    derive_again(subject_id=case.subject_id, now=world.now + 4 * HOUR)
    assert states(case, "fault") == {"FUR-2.1": "proposed"}
    assert verified(world.now + 4 * HOUR) == []


def test_it_changes_nothing_the_second_time(world: World) -> None:
    case = world.registered()
    pass_time(world.now + 4 * HOUR)
    derive_again(subject_id=case.subject_id, now=world.now + 4 * HOUR)
    forget()
    with nothing_changed():
        derive_again(subject_id=case.subject_id, now=world.now + 4 * HOUR)
        forget()


def test_it_refuses_a_stream_that_is_not_there(world: World) -> None:
    with nothing_changed(), pytest.raises(NotFound):
        derive_again(subject_id=999, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    assert all_or_nothing(lambda: derive_again(subject_id=case.subject_id, now=world.now + 4 * HOUR)) >= 4


def test_it_does_not_let_one_broken_subject_hold_up_the_others(world: World) -> None:
    case = world.registered()
    with clock.frozen(world.now + 4 * HOUR), pytest.raises(ExceptionGroup) as failed:
        jobs.derive_again(subject_ids=[999, case.subject_id])
    assert [e.__notes__ for e in failed.value.exceptions] == [["subject 999"]]
    assert states(case, "fault") == {"FUR-2.1": "proposed"}


def test_it_keeps_a_charge_where_it_was(world: World) -> None:
    """What was derived from the same events is the same row, whenever it is derived."""
    case = world.registered()
    fin = world.actor("fin")
    do(case, "contract.promised", fin, world.now, exceeds="true")
    do(case, "extra_cost.booked", fin, world.now, amount="1000")
    derive_again(subject_id=case.subject_id, now=world.now)
    assert states(case, "charge")
    forget()
    with nothing_changed():
        derive_again(subject_id=case.subject_id, now=world.now)
        forget()
    derive_again(subject_id=case.subject_id, now=world.now + dt.timedelta(minutes=1))
    assert verified(world.now + dt.timedelta(minutes=1)) == []
