"""Use case: a column of the register is used no more."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.documents import public as documents
from shouhou.documents.models import RegisterColumn
from shouhou.documents.services.retire_column import retire_column
from shouhou.documents.services.save_column import save_column
from shouhou.kernel.errors import NotAllowed, NotFound


def test_it_leaves_the_row_and_frees_the_name(world: World) -> None:
    ann = world.actor("ann")
    saved = save_column(actor=ann, name_zh="炉号", name_en="Furnace")
    retire_column(actor=ann, column_id=saved.pk, now=world.now)
    assert documents.columns() == []
    assert RegisterColumn.objects.get().retired_at == world.now
    assert save_column(actor=ann, name_zh="炉号", name_en="Furnace").code == "furnace_2"


def test_it_refuses_others_and_what_is_not_in_use(world: World) -> None:
    ann = world.actor("ann")
    saved = save_column(actor=ann, name_zh="炉号")
    with nothing_changed(), pytest.raises(NotAllowed):
        retire_column(actor=world.lin, column_id=saved.pk, now=world.now)
    retire_column(actor=ann, column_id=saved.pk, now=world.now)
    with nothing_changed(), pytest.raises(NotFound):
        retire_column(actor=ann, column_id=saved.pk, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    ann = world.actor("ann")
    saved = save_column(actor=ann, name_zh="炉号")
    assert all_or_nothing(lambda: retire_column(actor=ann, column_id=saved.pk, now=world.now)) >= 1
