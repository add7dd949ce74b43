"""Use case: a branch comes below another one, where nothing stands at it."""

import pytest
from django.test import Client
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.kernel.errors import NotFound, Refused
from shouhou.people.models import Branch, User
from shouhou.web.services.move_branch import move_branch


def test_it_moves_an_empty_branch(world: World) -> None:
    move_branch(branch_id=world.branches["dalian"], actor=world.actor("ann"), parent_id=world.branches["shenyang"])
    assert Branch.objects.get(pk=world.branches["dalian"]).parent_id == world.branches["shenyang"]


def test_it_refuses_with_all_that_stands_there(world: World) -> None:
    world.registered()
    with nothing_changed(), pytest.raises(Refused) as refused:
        move_branch(branch_id=world.branches["shenyang"], actor=world.actor("ann"), parent_id=world.branches["dalian"])
    said = "\n".join(r.missing + r.says["en"] for r in refused.value.reasons)
    assert len(refused.value.reasons) >= 4
    for thing in ("客户", "设备", "服务单"):
        assert thing in said


def test_it_does_not_know_branches_of_others(world: World) -> None:
    with nothing_changed(), pytest.raises(NotFound):
        move_branch(branch_id=world.branches["dalian"], actor=world.gu, parent_id=world.branches["shenyang"])


def test_the_screen_says_why_before_it_is_tried(world: World) -> None:
    client = Client()
    client.force_login(User.objects.get(username="ann"))
    page = client.get(f"/settings/branches/{world.branches['shenyang']}").content.decode()
    assert "客户" in page
    assert 'name="parent"' not in page
    tried = client.post(f"/settings/branches/{world.branches['shenyang']}", {"parent": world.branches["dalian"]})
    assert tried.status_code == 422
    moved = client.post(f"/settings/branches/{world.branches['dalian']}", {"parent": world.branches["shenyang"]})
    assert moved.status_code == 302
