"""Use case: something happens on a case. It is recorded in its stream, and the listed row follows."""

import pytest
from tests.acts import HOUR, do, verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.errors import NotYourRole
from shouhou.cases.models import Case
from shouhou.cases.services.record_act import record_act
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound
from shouhou.people.services.grant_role import grant_role
from shouhou.timeline.models import Event


def test_it_records_in_the_role_of_the_person(world: World) -> None:
    case = world.registered()
    recorded = do(case, "request.answered", world.mei, world.now + HOUR, channel="phone")
    event = recorded.event
    assert (event.role, event.actor_id, event.recorder_id) == ("desk", world.mei.id, world.mei.id)


def test_it_records_what_the_customer_does_as_entered_by_staff(world: World) -> None:
    case = world.registered()
    event = do(case, "request.urged", world.mei, world.now + HOUR, role="customer").event
    assert (event.role, event.actor_id, event.recorder_id) == ("customer", None, world.mei.id)


def test_it_lets_the_listed_row_follow(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + HOUR)
    row = Case.objects.get()
    assert (row.state, row.last_seq, row.last_event_at) == ("answered", 2, world.now + HOUR)
    assert (row.next_clause, row.worst) == ("FUR-2.2", "running")


def test_it_shows_the_engineer_to_whom_the_case_was_handed(world: World) -> None:
    grant_role(user_id=world.hua.id, role="engineer", branch_id=world.branches["shenyang"], at=world.now)
    case = world.registered()
    assert Case.objects.get().engineer_id is None
    do(case, "visit.planned", world.lin, world.now + HOUR, engineer=world.tao.id)
    assert Case.objects.get().engineer_id == world.tao.id
    do(case, "task.assigned", world.lin, world.now + HOUR, duty="engineer", person=world.hua.id)
    assert Case.objects.get().engineer_id == world.hua.id


def test_it_takes_the_case_from_whoever_was_planned_by_mistake(world: World) -> None:
    grant_role(user_id=world.hua.id, role="engineer", branch_id=world.branches["shenyang"], at=world.now)
    case = world.registered()
    do(case, "visit.planned", world.lin, world.now + HOUR, engineer=world.tao.id)
    do(case, "event.corrected", world.lin, world.now + HOUR, supersedes=2)
    row = Case.objects.get()
    assert (row.engineer_id, row.state) == (None, "requested")
    assert world.tao.id not in row.people


def test_it_closes_and_reopens_the_row(world: World) -> None:
    case = world.registered()
    do(case, "case.cancelled", world.mei, world.now + HOUR)
    assert (Case.objects.get().is_open, Case.objects.get().state) == (False, "cancelled")
    do(case, "case.reopened", world.mei, world.now + 2 * HOUR)
    assert (Case.objects.get().is_open, Case.objects.get().state) == (True, "requested")
    assert verified(world.now + 2 * HOUR) == []


PEOPLE = {
    "somebody who is not there": ("visit.planned", {"engineer": "999"}, "engineer"),
    "a name instead of a person": ("visit.planned", {"engineer": "陶然"}, "engineer"),
    "a digit that is no number": ("visit.planned", {"engineer": "²"}, "engineer"),
    "a number beyond all": ("visit.planned", {"engineer": "9" * 30}, "engineer"),
    "nobody": ("visit.planned", {}, "engineer"),
    "a list": ("visit.planned", {"engineer": [1]}, "engineer"),
    "a neglect of somebody who is not there": ("neglect.reported", {"person": "999"}, "person"),
}


@pytest.mark.parametrize("case", PEOPLE)
def test_it_refuses(case: str, world: World) -> None:
    word, fields, field = PEOPLE[case]
    registered = world.registered()
    with nothing_changed(), pytest.raises(Invalid) as refused:
        do(registered, word, world.lin, world.now + HOUR, **fields)
    assert [*refused.value.fields] == [field]


def test_it_gives_no_task_to_somebody_of_another_branch(world: World) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(Invalid):
        do(case, "visit.planned", world.lin, world.now + HOUR, engineer=world.gu.id)


def test_it_refuses_a_role_that_does_not_record_this(world: World) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(NotYourRole):
        do(case, "visit.arrived", world.mei, world.now + HOUR)
    with nothing_changed(), pytest.raises(NotYourRole):
        do(case, "request.answered", world.mei, world.now + HOUR, role="manager")
    with nothing_changed(), pytest.raises(NotYourRole):
        do(case, "content.erased", world.lin, world.now + HOUR, erased=1)


def test_it_refuses_whoever_only_sees(world: World) -> None:
    from shouhou.people.models import Role

    Role.objects.filter(code="technician").update(permissions=["case.see"])
    case = world.registered()
    with nothing_changed(), pytest.raises(NotAllowed):
        do(case, "solution.proposed", world.hua, world.now + HOUR)


def test_it_knows_no_case_outside_the_scope_and_no_unknown_word(world: World) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(NotFound):
        do(case, "request.answered", world.gu, world.now + HOUR)
    with nothing_changed(), pytest.raises(NotFound):
        record_act(case_id=999, word="request.answered", fields={}, actor=world.mei, now=world.now)
    with nothing_changed(), pytest.raises(NotFound):
        record_act(case_id=case.case_id, word="moon.landed", fields={}, actor=world.mei, now=world.now)


def test_it_shows_an_engineer_only_the_cases_in_which_they_have_a_part(world: World) -> None:
    for name in ("hua", "zhao"):
        grant_role(user_id=world.people[name], role="engineer", branch_id=world.branches["shenyang"], at=world.now)
    case = world.registered()
    with nothing_changed(), pytest.raises(NotFound):
        do(case, "visit.departed", world.tao, world.now + HOUR)
    do(case, "visit.planned", world.lin, world.now + HOUR, engineer=world.tao.id)
    do(case, "visit.departed", world.tao, world.now + HOUR)
    assert Event.objects.count() == 3


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    assert (
        all_or_nothing(lambda: do(case, "task.assigned", world.lin, world.now, duty="engineer", person=world.tao.id))
        >= 4
    )
