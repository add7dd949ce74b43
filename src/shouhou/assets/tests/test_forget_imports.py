"""Use case: files that nobody carried out are not kept, nor what was before a change that cannot be undone any more."""

import datetime as dt

from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.assets.models import Import
from shouhou.assets.services.carry_out_import import carry_out_import
from shouhou.assets.services.forget_imports import forget_imports
from shouhou.assets.tests.import_files import NEW, SECOND, brought


def test_it_removes_files_of_a_day_ago_and_what_cannot_be_undone(world: World) -> None:
    done = brought(world, NEW)
    carry_out_import(import_id=done.pk, actor=world.lin, now=world.now)
    brought(world, SECOND)
    with nothing_changed():
        assert forget_imports(now=world.now + dt.timedelta(hours=23)) == 0
    assert forget_imports(now=world.now + dt.timedelta(days=1)) == 1
    left = Import.objects.get()
    assert (left.pk, left.made, left.versions, len(left.outcome)) == (done.pk, [], {}, 1)
