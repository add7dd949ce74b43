"""Use case: a named view of the work queue is deleted by whoever named it."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.models import SavedView
from shouhou.cases.public import delete_view, save_view
from shouhou.kernel.errors import NotFound


def test_it_deletes_ones_own(world: World) -> None:
    pk = save_view(name="a", query="view=late", actor=world.mei)
    assert all_or_nothing(lambda: delete_view(view_id=pk, actor=world.mei)) == 1
    assert not SavedView.objects.exists()


def test_it_knows_no_view_of_somebody_else(world: World) -> None:
    pk = save_view(name="a", query="view=late", actor=world.mei, is_shared=True)
    with pytest.raises(NotFound), nothing_changed():
        delete_view(view_id=pk, actor=world.lin)
