"""Use case: a branch, with everything below it, comes below another branch."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed, NotFound
from shouhou.people.models import Branch
from shouhou.people.services.add_branch import add_branch
from shouhou.people.services.move_branch import move_branch


def test_it_moves_everything_below_along(world: World) -> None:
    company, shenyang, dalian = (world.branches[name] for name in ("company", "shenyang", "dalian"))
    outlet = add_branch(name="旅顺", parent_id=dalian)
    move_branch(branch_id=dalian, actor=world.actor("ann"), parent_id=shenyang)
    paths = dict(Branch.objects.values_list("pk", "path"))
    assert paths[dalian] == f"{company}/{shenyang}/{dalian}/"
    assert paths[outlet] == f"{company}/{shenyang}/{dalian}/{outlet}/"
    assert paths[shenyang] == f"{company}/{shenyang}/"
    assert Branch.objects.get(pk=dalian).parent_id == shenyang


def test_it_refuses_a_place_that_is_none(world: World) -> None:
    company, shenyang, dalian = (world.branches[name] for name in ("company", "shenyang", "dalian"))
    outlet = add_branch(name="旅顺", parent_id=dalian)
    add_branch(name="大连", parent_id=shenyang)
    ann = world.actor("ann")
    for branch, parent in ((company, dalian), (dalian, dalian), (dalian, outlet), (dalian, shenyang)):
        with nothing_changed(), pytest.raises(Invalid):
            move_branch(branch_id=branch, actor=ann, parent_id=parent)
    with nothing_changed(), pytest.raises(NotFound):
        move_branch(branch_id=dalian, actor=ann, parent_id=999)


def test_it_is_for_those_who_manage_both(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        move_branch(branch_id=world.branches["dalian"], actor=world.gu, parent_id=world.branches["shenyang"])


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    ann, shenyang, dalian = world.actor("ann"), world.branches["shenyang"], world.branches["dalian"]
    assert all_or_nothing(lambda: move_branch(branch_id=dalian, actor=ann, parent_id=shenyang)) == 2
