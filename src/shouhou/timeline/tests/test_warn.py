"""Use case: limits come near, and whoever listens is told, once for each limit."""

import datetime as dt

import pytest
from tests.acts import HOUR, MINUTE, do, verified
from tests.jobs import deferred, forget
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.timeline import public as timeline
from shouhou.timeline.services.warn import warn

LEAD = dt.timedelta(minutes=30)
LATE = 3 * HOUR + MINUTE  # the first late instant of the answer


def test_it_is_silent_before_its_time(world: World) -> None:
    world.registered()
    with nothing_changed():
        assert warn(now=world.now + LATE - LEAD - MINUTE, lead=LEAD) == 0


def test_it_tells_once_for_each_limit(world: World) -> None:
    case = world.registered()
    forget()
    now = world.now + LATE - LEAD
    assert warn(now=now, lead=LEAD) == 1
    assert deferred() == [("cases.tell_people", {"subject_id": case.subject_id, "event_id": None})]
    assert timeline.warned(case.subject_id) == {"furnace-maker/FUR-2.1/response/1"}
    assert verified(now) == []
    with nothing_changed():
        assert warn(now=now + MINUTE, lead=LEAD) == 0


@pytest.mark.parametrize("lead", [HOUR, 24 * HOUR])
def test_it_warns_of_a_short_limit_when_three_quarters_of_it_have_gone(world: World, lead: dt.timedelta) -> None:
    world.registered()
    quarter = LATE / 4
    assert warn(now=world.now + LATE - quarter - dt.timedelta(seconds=1), lead=max(lead, quarter)) == 0
    assert warn(now=world.now + LATE - quarter, lead=lead) == 1


def test_it_does_not_warn_of_what_is_late_or_done(world: World) -> None:
    case = world.registered()
    assert warn(now=world.now + LATE, lead=LEAD) == 0
    do(case, "request.answered", world.mei, world.now)
    assert warn(now=world.now + LATE - LEAD, lead=LEAD) == 0


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    world.registered()
    assert all_or_nothing(lambda: warn(now=world.now + LATE - LEAD, lead=LEAD)) == 1
