"""Use case: what the worker does with an import is no longer wanted."""

import pytest
from tests.jobs import work_off
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets.models import Import
from shouhou.assets.services.cancel_import import cancel_import
from shouhou.assets.services.read_import import read_import
from shouhou.assets.tests.import_files import NEW, as_csv, brought
from shouhou.kernel.errors import NotAllowed, NotFound


def waiting(world: World) -> int:
    return read_import(content=as_csv(NEW), name="a.csv", actor=world.lin, language="en", now=world.now)


def test_the_worker_does_nothing_more(world: World) -> None:
    import_id = waiting(world)
    cancel_import(import_id=import_id, actor=world.lin)
    work_off()
    one = Import.objects.get(pk=import_id)
    assert (one.doing, one.turn, one.outcome, one.content is None) == ("", 2, [], False)


def test_it_changes_nothing_where_the_worker_is_through(world: World) -> None:
    one = brought(world, NEW)
    with nothing_changed():
        cancel_import(import_id=one.pk, actor=world.lin)


def test_it_refuses_whoever_may_not(world: World) -> None:
    import_id = waiting(world)
    with nothing_changed(), pytest.raises(NotAllowed):
        cancel_import(import_id=import_id, actor=world.mei)
    with nothing_changed(), pytest.raises(NotFound):
        cancel_import(import_id=import_id, actor=world.zhao)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    import_id = waiting(world)
    assert all_or_nothing(lambda: cancel_import(import_id=import_id, actor=world.lin)) == 1
