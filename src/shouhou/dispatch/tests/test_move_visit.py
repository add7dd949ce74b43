"""Use case: the visit moves on: departed, arrived, work done, or called off with its case."""

import pytest
from tests.acts import HOUR, do, verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.errors import NotYourRole
from shouhou.cases.public import Registered
from shouhou.dispatch.models import Visit


def planned(world: World) -> Registered:
    case = world.registered()
    do(case, "visit.planned", world.lin, world.now + HOUR, engineer=world.tao.id)
    return case


def test_it_keeps_each_minute(world: World) -> None:
    case = planned(world)
    for hours, word in ((2, "visit.departed"), (4, "visit.arrived"), (6, "work.done")):
        do(case, word, world.tao, world.now + hours * HOUR)
    visit = Visit.objects.get()
    assert visit.state == "done"
    assert [visit.departed_at, visit.arrived_at, visit.done_at] == [world.now + n * HOUR for n in (2, 4, 6)]
    assert verified(world.now + 6 * HOUR) == []


def test_it_does_not_go_back_for_a_departure_that_was_entered_late(world: World) -> None:
    case = planned(world)
    do(case, "visit.arrived", world.tao, world.now + 4 * HOUR)
    late = {"at": world.now + 2 * HOUR, "channel": "offline", "measured": True}
    do(case, "visit.departed", world.tao, world.now + 5 * HOUR, **late)
    visit = Visit.objects.get()
    assert (visit.state, visit.departed_at) == ("on_site", world.now + 2 * HOUR)


@pytest.mark.parametrize(("word", "fields"), [("case.cancelled", {}), ("case.merged", {"into": "S0000001-3"})])
def test_it_is_called_off_with_its_case(word: str, fields: dict[str, str], world: World) -> None:
    case = planned(world)
    do(case, word, world.mei, world.now + 2 * HOUR, **fields)
    assert Visit.objects.get().state == "cancelled"


def test_it_needs_no_plan(world: World) -> None:
    case = world.registered()
    do(case, "visit.arrived", world.tao, world.now + HOUR)
    assert Visit.objects.count() == 0


def test_it_refuses_whoever_does_not_go(world: World) -> None:
    case = planned(world)
    with nothing_changed(), pytest.raises(NotYourRole):
        do(case, "visit.departed", world.mei, world.now + 2 * HOUR)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = planned(world)
    assert all_or_nothing(lambda: do(case, "visit.departed", world.tao, world.now + 2 * HOUR)) >= 4
