"""Use case: a branch gets another name."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed, NotFound
from shouhou.people.models import Branch
from shouhou.people.services.rename_branch import rename_branch


def test_it_changes_the_name_and_nothing_else(world: World) -> None:
    before = Branch.objects.get(pk=world.branches["dalian"])
    rename_branch(branch_id=before.pk, actor=world.actor("ann"), name="大连服务部")
    after = Branch.objects.get(pk=before.pk)
    assert (after.name, after.path, after.parent_id) == ("大连服务部", before.path, before.parent_id)


@pytest.mark.parametrize("name", ["", " ", "大" * 121, "大\x00连", "沈阳"])
def test_it_refuses_a_name(name: str, world: World) -> None:
    with nothing_changed(), pytest.raises(Invalid):
        rename_branch(branch_id=world.branches["dalian"], actor=world.actor("ann"), name=name)


def test_it_is_for_those_who_manage_the_branch(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        rename_branch(branch_id=world.branches["dalian"], actor=world.gu, name="大连服务部")
    with nothing_changed(), pytest.raises(NotFound):
        rename_branch(branch_id=999, actor=world.actor("ann"), name="大连服务部")


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    ann, dalian = world.actor("ann"), world.branches["dalian"]
    assert all_or_nothing(lambda: rename_branch(branch_id=dalian, actor=ann, name="大连服务部")) == 1
