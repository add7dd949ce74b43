"""Use case: the rows of a case's visits follow its stream."""

from tests.acts import HOUR, do, pass_time
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.public import Registered, undo_act
from shouhou.dispatch.models import Visit
from shouhou.dispatch.services.follow_visits import follow_visits


def planned(world: World) -> Registered:
    case = world.registered()
    do(case, "visit.planned", world.lin, world.now + HOUR, engineer=world.tao.id)
    return case


def test_it_calls_off_a_visit_whose_plan_was_taken_back(world: World) -> None:
    case = planned(world)
    undo_act(case_id=case.case_id, seq=2, actor=world.lin, now=world.now + HOUR)
    pass_time(world.now + 5 * HOUR)
    assert Visit.objects.get().state == "cancelled"


def test_it_goes_back_to_where_the_visit_was_before_a_move_that_was_taken_back(world: World) -> None:
    case = planned(world)
    do(case, "visit.arrived", world.tao, world.now + 2 * HOUR)
    undo_act(case_id=case.case_id, seq=3, actor=world.tao, now=world.now + 2 * HOUR)
    pass_time(world.now + 5 * HOUR)
    visit = Visit.objects.get()
    assert (visit.state, visit.arrived_at) == ("planned", None)


def test_it_shows_the_minute_that_another_person_has_confirmed(world: World) -> None:
    case = planned(world)
    do(case, "visit.arrived", world.tao, world.now + 5 * HOUR, at=world.now + 2 * HOUR)
    assert Visit.objects.get().arrived_at == world.now + 5 * HOUR
    do(case, "claim.confirmed", world.lin, world.now + 5 * HOUR, claim=3)
    pass_time(world.now + 5 * HOUR)
    assert Visit.objects.get().arrived_at == world.now + 2 * HOUR


def test_it_follows_a_hand_over(world: World) -> None:
    case = planned(world)
    do(case, "task.assigned", world.lin, world.now + 2 * HOUR, duty="engineer", person=world.zhao.id)
    pass_time(world.now + 5 * HOUR)
    assert Visit.objects.get().engineer_id == world.zhao.id


def test_it_changes_nothing_the_second_time_and_leaves_nothing_when_it_breaks(world: World) -> None:
    case = planned(world)
    with nothing_changed():
        follow_visits(case_id=case.case_id, subject_id=case.subject_id, now=world.now + HOUR)
    Visit.objects.all().delete()
    follow = {"case_id": case.case_id, "subject_id": case.subject_id, "now": world.now + HOUR}
    assert all_or_nothing(lambda: follow_visits(**follow)) == 1
