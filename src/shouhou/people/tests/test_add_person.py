"""Use case: somebody joins the staff and gets a first role."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import PASSWORD, World

from shouhou.kernel.errors import Invalid
from shouhou.people.models import Grant, User
from shouhou.people.services.add_person import add_person

GIVEN = {"name": "李雷", "username": "lilei", "password": PASSWORD, "role": "engineer", "mobile": "138 0000 1111"}

REFUSED = {
    "an empty name": ({"name": " "}, "name"),
    "a name that is too long": ({"name": "李" * 61}, "name"),
    "an empty user name": ({"username": ""}, "username"),
    "a user name with a NUL": ({"username": "li\x00lei"}, "username"),
    "a user name that is taken": ({"username": "mei"}, "username"),
    "a user name that is a number": ({"username": "13800138000"}, "username"),
    "a password that is too short": ({"password": "short"}, "password"),
    "a password that everybody has": ({"password": "password1234"}, "password"),
    "a mobile number that is none": ({"mobile": "call me"}, "mobile"),
    "a mobile number that is too short": ({"mobile": "138"}, "mobile"),
    "a role that is not there": ({"role": "astronaut"}, "role"),
    "a branch that is not there": ({"branch_id": 999}, "branch"),
}


def given(world: World, **changed: object) -> dict[str, object]:
    return {**GIVEN, "branch_id": world.branches["shenyang"], "at": world.now, **changed}


def test_it_adds_a_person_who_can_sign_in_by_name_or_number(world: World) -> None:
    pk = add_person(**given(world))  # type: ignore[arg-type]
    user = User.objects.get(pk=pk)
    assert (user.mobile, user.joined_on) == ("13800001111", world.now.date())
    assert user.check_password(PASSWORD)
    assert User.objects.get_by_natural_key("13800001111") == user == User.objects.get_by_natural_key("lilei")
    grant = Grant.objects.get(user=user)
    assert (grant.role.code, grant.since_at, grant.until_at) == ("engineer", world.now, None)


def test_it_lets_nobody_sign_in_without_a_password(world: World) -> None:
    pk = add_person(**given(world, password=None))  # type: ignore[arg-type]
    assert not User.objects.get(pk=pk).has_usable_password()


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses(case: str, world: World) -> None:
    changed, field = REFUSED[case]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        add_person(**given(world, **changed))  # type: ignore[arg-type]
    assert [*refused.value.fields] == [field]


def test_it_refuses_somebody_elses_number(world: World) -> None:
    add_person(**given(world))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        add_person(**given(world, username="hanmei"))  # type: ignore[arg-type]
    assert [*refused.value.fields] == ["mobile"]


def test_it_says_all_that_is_wrong_at_once(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        add_person(**given(world, name="", role="astronaut", mobile="?"))  # type: ignore[arg-type]
    assert {*refused.value.fields} == {"name", "role", "mobile"}


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: add_person(**given(world))) == 2  # type: ignore[arg-type]
