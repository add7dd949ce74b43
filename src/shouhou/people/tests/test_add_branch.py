"""Use case: a branch joins the organisation's tree."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people.models import Branch
from shouhou.people.services.add_branch import add_branch


def test_it_adds_a_node_below_its_parent(world: World) -> None:
    pk = add_branch(name="铁西", parent_id=world.branches["shenyang"])
    assert Branch.objects.get(pk=pk).path == f"{world.branches['company']}/{world.branches['shenyang']}/{pk}/"


def test_it_refuses_a_second_branch_of_one_name_under_one_parent(world: World) -> None:
    with nothing_changed(), pytest.raises(Invalid):
        add_branch(name="沈阳", parent_id=world.branches["company"])


@pytest.mark.parametrize("name", ["", " ", "长" * 121, "a\x00b"])
def test_it_refuses_a_name_that_is_none(name: str, world: World) -> None:
    with nothing_changed(), pytest.raises(Invalid):
        add_branch(name=name)


def test_it_refuses_a_parent_that_is_not_there(world: World) -> None:
    with nothing_changed(), pytest.raises(NotFound):
        add_branch(name="某处", parent_id=999)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: add_branch(name="铁西", parent_id=world.branches["shenyang"])) == 1
