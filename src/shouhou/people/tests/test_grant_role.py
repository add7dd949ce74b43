"""Use case: a person is given a role at a branch."""

import datetime as dt

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people.models import Grant
from shouhou.people.public import actor
from shouhou.people.services.grant_role import grant_role


def test_it_lets_them_act_from_then_on(world: World) -> None:
    grant_role(user_id=world.tao.id, role="manager", branch_id=world.branches["dalian"], at=world.now)
    dalian = f"{world.branches['company']}/{world.branches['dalian']}/"
    assert world.tao.may("fault.judge", dalian)
    early = world.now.replace(year=2025)
    assert not actor(world.tao.id, early).may("fault.judge", dalian)


def test_it_grants_once_what_is_granted_twice(world: World) -> None:
    first = grant_role(user_id=world.tao.id, role="desk", branch_id=world.branches["dalian"], at=world.now)
    with nothing_changed():
        again = grant_role(user_id=world.tao.id, role="desk", branch_id=world.branches["dalian"], at=world.now)
    assert first == again
    assert Grant.objects.filter(user_id=world.tao.id).count() == 2


def test_it_refuses_a_role_that_is_not_there(world: World) -> None:
    with nothing_changed(), pytest.raises(Invalid):
        grant_role(user_id=world.tao.id, role="astronaut", branch_id=world.branches["dalian"], at=world.now)


def test_it_refuses_a_person_or_branch_that_is_not_there(world: World) -> None:
    with nothing_changed(), pytest.raises(NotFound):
        grant_role(user_id=999, role="desk", branch_id=world.branches["dalian"], at=world.now)
    with nothing_changed(), pytest.raises(NotFound):
        grant_role(user_id=world.tao.id, role="desk", branch_id=999, at=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    dalian = world.branches["dalian"]
    assert all_or_nothing(lambda: grant_role(user_id=world.tao.id, role="desk", branch_id=dalian, at=world.now)) == 1


def test_it_holds_for_a_period_and_refuses_another_that_overlaps(world: World) -> None:
    day, dalian = dt.timedelta(days=1), world.branches["dalian"]
    given = {"user_id": world.tao.id, "role": "desk", "branch_id": dalian}
    grant_role(**given, at=world.now, until=world.now + 2 * day)  # type: ignore[arg-type]
    path = f"{world.branches['company']}/{dalian}/"
    assert [actor(world.tao.id, world.now + n * day).may("customer.edit", path) for n in range(3)] == [
        True,
        True,
        False,
    ]
    for since, until in ((day, None), (day, 3 * day)):
        with nothing_changed(), pytest.raises(Invalid):
            grant_role(**given, at=world.now + since, until=until and world.now + until)  # type: ignore[arg-type]
    grant_role(**given, at=world.now + 2 * day)  # type: ignore[arg-type]


def test_it_refuses_an_end_before_the_beginning(world: World) -> None:
    with nothing_changed(), pytest.raises(Invalid) as refused:
        grant_role(user_id=world.tao.id, role="desk", branch_id=world.branches["dalian"], at=world.now, until=world.now)
    assert [*refused.value.fields] == ["until"]
