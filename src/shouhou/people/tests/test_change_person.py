"""Use case: what is known of a person is corrected."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Stale
from shouhou.people.models import User
from shouhou.people.services.change_person import change_person, mark_of
from shouhou.people.services.grant_role import grant_role

GIVEN = {"name": "陶然子", "username": "tao", "mobile": "139 1111 2222", "email": "tao@example.com", "language": "en"}

REFUSED = {
    "an empty name": ({"name": " "}, "name"),
    "a user name that is taken": ({"username": "mei"}, "username"),
    "a user name that is a number": ({"username": "13800138000"}, "username"),
    "a mobile number that is none": ({"mobile": "call me"}, "mobile"),
    "an e-mail address that is none": ({"email": "tao"}, "email"),
}


def given(world: World, **changed: object) -> dict[str, object]:
    seen = mark_of(User.objects.get(pk=world.tao.id))
    return {**GIVEN, "person_id": world.tao.id, "actor": world.actor("ann"), "at": world.now, "seen": seen, **changed}


def test_it_writes_down_everything_and_finds_them_by_the_new_name(world: World) -> None:
    change_person(**given(world))  # type: ignore[arg-type]
    user = User.objects.get(pk=world.tao.id)
    assert (user.name, user.mobile, user.email, user.language) == ("陶然子", "13911112222", "tao@example.com", "en")
    assert "taoranzi" in user.search
    assert "trz" in user.search


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses(case: str, world: World) -> None:
    changed, field = REFUSED[case]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        change_person(**given(world, **changed))  # type: ignore[arg-type]
    assert [*refused.value.fields] == [field]


def test_it_refuses_somebody_elses_number(world: World) -> None:
    User.objects.filter(pk=world.mei.id).update(mobile="13911112222")
    with nothing_changed(), pytest.raises(Invalid) as refused:
        change_person(**given(world))  # type: ignore[arg-type]
    assert [*refused.value.fields] == ["mobile"]


def test_it_does_not_write_over_what_somebody_else_saved_meanwhile(world: World) -> None:
    before = given(world)
    change_person(**given(world, name="陶冶"))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(Stale):
        change_person(**before)  # type: ignore[arg-type]


def test_it_is_not_for_those_who_manage_no_people(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        change_person(**given(world, actor=world.lin))  # type: ignore[arg-type]


def test_it_ends_at_the_branches_that_somebody_manages(world: World) -> None:
    grant_role(user_id=world.gu.id, role="administrator", branch_id=world.branches["dalian"], at=world.now)
    with nothing_changed(), pytest.raises(NotFound):
        change_person(**given(world, actor=world.gu))  # type: ignore[arg-type]
    grant_role(user_id=world.tao.id, role="engineer", branch_id=world.branches["dalian"], at=world.now)
    with nothing_changed(), pytest.raises(NotAllowed):  # seen, but at work in Shenyang too
        change_person(**given(world, actor=world.gu))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: change_person(**given(world))) == 1  # type: ignore[arg-type]
