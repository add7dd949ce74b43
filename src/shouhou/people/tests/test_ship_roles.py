"""Use case: the roles that the product ships are there."""

import pghistory
import pytest
from django.test import Client
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.people.models import Role, User
from shouhou.people.permissions import PERMISSIONS
from shouhou.people.services.change_role import change_role, mark_of
from shouhou.people.services.ship_roles import SHIPPED, not_taken_over, ship_roles
from shouhou.policy import public as policy


@pytest.mark.django_db
def test_it_ships_every_role_once() -> None:
    ship_roles()
    with nothing_changed():
        ship_roles()
    assert {*Role.objects.values_list("code", flat=True)} == {*SHIPPED}


@pytest.mark.django_db
def test_it_leaves_a_role_as_the_organisation_has_it() -> None:
    Role.objects.create(code="desk", name_en="front desk", name_zh="前台", permissions=["case.see"])
    ship_roles()
    assert Role.objects.get(code="desk").permissions == ["case.see"]


def shipped_before(code: str = "desk") -> Role:
    """A role as an earlier version of the product shipped it."""
    name_en, name_zh, scope, _permissions = SHIPPED[code]
    return Role.objects.create(code=code, name_en=name_en, name_zh=name_zh, scope=scope, permissions=["case.see"])


@pytest.mark.django_db
def test_a_role_that_nobody_changed_follows_the_new_version_again_and_again() -> None:
    role = shipped_before()
    assert ship_roles() == ["desk"]
    assert Role.objects.get(code="desk").permissions == SHIPPED["desk"][3]
    with pghistory.context(shipped=True):
        Role.objects.filter(pk=role.pk).update(permissions=["case.see", "case.act"])  # as the next version ships it
    assert ship_roles() == ["desk"]
    assert ship_roles() == []


@pytest.mark.django_db
def test_a_role_that_was_changed_by_hand_is_never_widened_and_says_what_it_lacks(world: World) -> None:
    role = Role.objects.get(code="desk")
    change_role(
        code="desk", actor=world.actor("ann"), at=world.now, seen=mark_of(role), name_zh=role.name_zh,
        name_en=role.name_en, scope=role.scope, permissions=["case.see"], needs_second_factor=False,
    )  # fmt: skip
    with nothing_changed():
        assert ship_roles() == []
    client = Client()
    client.force_login(User.objects.get(username="ann"))
    page = client.get("/settings/roles").content.decode()
    assert "产品自带的该角色还允许：" in page
    assert set(not_taken_over(Role.objects.get(code="desk"))) == {*SHIPPED["desk"][3]} - {"case.see"}


@pytest.mark.django_db
def test_a_role_that_somebody_made_is_the_organisations_own() -> None:
    with pghistory.context(user=7):
        shipped_before()
    assert ship_roles() == []
    assert Role.objects.get(code="desk").permissions == ["case.see"]


def test_it_ships_a_role_for_every_role_of_the_vocabulary() -> None:
    assert {*policy.vocabulary("case").roles} - {"customer"} <= {*SHIPPED}


def test_it_ships_only_permissions_that_exist() -> None:
    assert {p for *_, permissions in SHIPPED.values() for p in permissions} <= {*PERMISSIONS}


@pytest.mark.parametrize(
    "role", sorted({by for w in policy.vocabulary("case").words.values() for by in w.by} - {"customer"})
)
def test_it_lets_every_role_that_records_acts_act(role: str) -> None:
    assert "case.act" in SHIPPED[role][3]


@pytest.mark.django_db
def test_it_leaves_nothing_when_it_breaks() -> None:
    assert all_or_nothing(ship_roles) == len(SHIPPED)
