"""Use case: the roles that the product ships are there."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed

from shouhou.people.models import Role
from shouhou.people.permissions import PERMISSIONS
from shouhou.people.services.ship_roles import SHIPPED, ship_roles
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
