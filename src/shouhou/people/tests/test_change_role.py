"""Use case: what a role allows is changed, for everybody who holds it."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Stale
from shouhou.people.errors import LastAdministrator
from shouhou.people.models import Role
from shouhou.people.services.change_role import change_role, mark_of


def given(world: World, code: str = "desk", **changed: object) -> dict[str, object]:
    role = Role.objects.filter(code=code).first()
    return {
        "code": code, "actor": world.actor("ann"), "at": world.now, "seen": mark_of(role) if role else "",
        "name_zh": "前台", "name_en": "front desk", "scope": "own", "permissions": ["case.see"],
        "needs_second_factor": True, **changed,
    }  # fmt: skip


def test_it_counts_for_its_holders_at_once(world: World) -> None:
    change_role(**given(world))  # type: ignore[arg-type]
    assert world.mei.permissions == {"case.see"}
    assert world.mei.holdings[0].scope == "own"
    assert Role.objects.get(code="desk").needs_second_factor


def test_it_refuses_what_is_not_right(world: World) -> None:
    with nothing_changed(), pytest.raises(Invalid) as refused:
        change_role(**given(world, name_zh="", scope="world", permissions=["fly"]))  # type: ignore[arg-type]
    assert {*refused.value.fields} == {"name_zh", "scope", "permissions"}


def test_it_does_not_write_over_what_somebody_else_saved_meanwhile(world: World) -> None:
    before = given(world)
    change_role(**given(world))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(Stale):
        change_role(**before)  # type: ignore[arg-type]


def test_it_keeps_somebody_who_manages_people(world: World) -> None:
    with nothing_changed(), pytest.raises(LastAdministrator):
        change_role(**given(world, "administrator"))  # type: ignore[arg-type]


def test_it_wants_the_whole_organisation_and_a_role_that_is_there(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        change_role(**given(world, actor=world.lin))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(NotFound):
        change_role(**given(world, "astronaut"))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    asked = given(world)
    assert all_or_nothing(lambda: change_role(**asked)) == 1  # type: ignore[arg-type]
