"""Use case: the organisation makes a role of its own."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed
from shouhou.people.models import Role
from shouhou.people.services.grant_role import grant_role
from shouhou.people.services.make_role import make_role

GIVEN = {
    "code": "auditor", "name_zh": "稽核", "name_en": "auditor", "scope": "branch",
    "permissions": ["audit.see", "case.see"], "needs_second_factor": True,
}  # fmt: skip
REFUSED = {
    "no code": ({"code": ""}, "code"),
    "a code with capitals": ({"code": "Auditor"}, "code"),
    "a code with a hyphen": ({"code": "the-auditor"}, "code"),
    "a code that is too long": ({"code": "a" * 41}, "code"),
    "a code that is taken": ({"code": "desk"}, "code"),
    "no Chinese name": ({"name_zh": " "}, "name_zh"),
    "an English name that is too long": ({"name_en": "a" * 81}, "name_en"),
    "a reach that is none": ({"scope": "world"}, "scope"),
    "a permission that is none": ({"permissions": ["fly"]}, "permissions"),
}


def test_it_lets_its_holders_do_what_it_says(world: World) -> None:
    make_role(actor=world.actor("ann"), **GIVEN)  # type: ignore[arg-type]
    assert Role.objects.get(code="auditor").permissions == ["case.see", "audit.see"]
    grant_role(user_id=world.tao.id, role="auditor", branch_id=world.branches["company"], at=world.now)
    assert world.tao.may("audit.see")


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses(case: str, world: World) -> None:
    changed, field = REFUSED[case]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        make_role(actor=world.actor("ann"), **{**GIVEN, **changed})  # type: ignore[arg-type]
    assert [*refused.value.fields] == [field]


def test_it_wants_the_whole_organisation(world: World) -> None:
    grant_role(user_id=world.gu.id, role="administrator", branch_id=world.branches["dalian"], at=world.now)
    with nothing_changed(), pytest.raises(NotAllowed):
        make_role(actor=world.gu, **GIVEN)  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    ann = world.actor("ann")
    assert all_or_nothing(lambda: make_role(actor=ann, **GIVEN)) == 1  # type: ignore[arg-type]
