"""Use case: a visit is planned: who goes, and to be there by when."""

import pytest
from tests.acts import DAY, HOUR, do
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.dispatch import public as dispatch
from shouhou.dispatch.models import Visit
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound
from shouhou.kernel.numbers import is_whole


def test_it_adds_the_visit_to_the_engineers_list(world: World) -> None:
    case = world.registered()
    by = world.now + DAY
    do(case, "visit.planned", world.lin, world.now + HOUR, engineer=world.tao.id, arrive_by=by.isoformat())
    (visit,) = dispatch.visits_of_engineer(world.tao.id)
    assert (visit.case_number, visit.engineer, visit.arrive_by, visit.state) == (case.number, "陶然", by, "planned")
    assert is_whole(visit.number)


def test_it_plans_the_same_visit_anew_before_it_has_arrived(world: World) -> None:
    case = world.registered()
    do(case, "visit.planned", world.lin, world.now + HOUR, engineer=world.tao.id)
    number = Visit.objects.get().number
    do(case, "visit.departed", world.tao, world.now + HOUR)
    do(case, "visit.planned", world.lin, world.now + 2 * HOUR, engineer=world.zhao.id)
    visit = Visit.objects.get()
    assert (visit.number, visit.engineer_id, visit.state, visit.departed_at) == (number, world.zhao.id, "planned", None)


def test_it_plans_a_second_visit_after_the_first_has_arrived(world: World) -> None:
    case = world.registered()
    do(case, "visit.planned", world.lin, world.now + HOUR, engineer=world.tao.id)
    do(case, "visit.arrived", world.tao, world.now + 2 * HOUR)
    do(case, "visit.planned", world.lin, world.now + 3 * HOUR, engineer=world.tao.id)
    first, second = Visit.objects.order_by("pk")
    assert (first.state, first.arrived_at, first.done_at) == ("done", world.now + 2 * HOUR, world.now + 3 * HOUR)
    assert second.state == "planned"


def test_it_refuses_whoever_may_not_plan(world: World) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(NotAllowed):
        do(case, "visit.planned", world.mei, world.now + HOUR, engineer=world.tao.id)


def test_it_refuses_a_visit_of_nobody_and_one_at_no_hour(world: World) -> None:
    case = world.registered()
    for fields in ({}, {"engineer": "999"}, {"engineer": world.tao.id, "arrive_by": "tomorrow"}):
        with nothing_changed(), pytest.raises(Invalid):
            do(case, "visit.planned", world.lin, world.now + HOUR, **fields)


def test_it_knows_no_case_outside_the_scope(world: World) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(NotFound):
        do(case, "visit.planned", world.gu, world.now + HOUR, engineer=world.gu.id)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    now = world.now + HOUR
    assert all_or_nothing(lambda: do(case, "visit.planned", world.lin, now, engineer=world.tao.id)) >= 4
