"""The laws that the database itself keeps about people."""

import datetime as dt

import pytest
from tests.bites import bites, unchangeable
from tests.world import World

from shouhou.people.models import Branch, Grant, Invitation, Role, User
from shouhou.people.models.user import User as UserModel


def test_it_keeps_branch_names_apart_under_one_parent_and_at_the_top(world: World) -> None:
    for parent in (world.branches["company"], None):
        name = "沈阳" if parent else "总公司"
        with bites("branch_name_is_unique"):
            Branch.objects.create(name=name, parent_id=parent, path="777/")


@pytest.mark.parametrize("path", ["", "7", "/7/", "a/", "7//8/"])
def test_it_takes_no_path_that_is_none(path: str, world: World) -> None:
    with bites("branch_path_is_a_path"):
        Branch.objects.create(name="无路", path=path)


def test_it_grants_a_role_once_at_a_time(world: World) -> None:
    grant = Grant.objects.get(user_id=world.tao.id)
    with bites("a_role_is_granted_once"):
        Grant.objects.create(
            user_id=grant.user_id, role_id=grant.role_id, branch_id=grant.branch_id, since_at=world.now
        )


def test_it_ends_no_grant_before_it_begins(world: World) -> None:
    grant = Grant.objects.get(user_id=world.tao.id)
    with bites("a_grant_ends_after_it_begins"):
        Grant.objects.filter(pk=grant.pk).update(until_at=grant.since_at)


@pytest.mark.parametrize("name", ["13800138000", "+8613800138000"])
def test_it_takes_no_number_as_user_name(name: str, world: World) -> None:
    with bites("user_name_is_not_a_number"):
        User.objects.create(username=name, name="李雷")


def test_it_takes_no_empty_mobile_number(world: World) -> None:
    with bites("no_empty_mobile"):
        User.objects.filter(pk=world.mei.id).update(mobile="")


def test_it_has_one_open_invitation_for_each_person(world: World) -> None:
    later = world.now + dt.timedelta(days=1)
    Invitation.objects.create(user_id=world.tao.id, key_hash="a", made_at=world.now, expires_at=later)
    Invitation.objects.create(user_id=world.mei.id, key_hash="b", made_at=world.now, expires_at=later)
    with bites("one_open_invitation"):
        Invitation.objects.create(user_id=world.tao.id, key_hash="c", made_at=world.now, expires_at=later)


def test_it_ends_no_invitation_before_it_begins(world: World) -> None:
    with bites("an_invitation_ends_after_it_begins"):
        Invitation.objects.create(user_id=world.tao.id, key_hash="a", made_at=world.now, expires_at=world.now)


@pytest.mark.parametrize("model", [Branch, Grant, Role, UserModel])
def test_it_keeps_row_history_as_it_was_written(model: type, world: World) -> None:
    unchangeable(model.pgh_event_model, pgh_label="forged")  # type: ignore[attr-defined]
