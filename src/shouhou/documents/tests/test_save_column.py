"""Use case: the organisation adds a column of its own to the service register, or changes one."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.documents import public as documents
from shouhou.documents.models import RegisterColumn
from shouhou.documents.services import save_column as module
from shouhou.documents.services.save_column import save_column
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound


@pytest.mark.clause("FUR-6.0c")
def test_it_adds_columns_behind_the_fixed_ones_and_marks_which_are_obligatory(world: World) -> None:
    ann = world.actor("ann")
    save_column(actor=ann, name_zh=" 炉  号 ", name_en="Furnace No.", obligatory=True)
    save_column(actor=ann, name_zh="原因")
    save_column(actor=ann, name_zh="原因二")
    assert [(c.code, c.name_zh, c.obligatory) for c in documents.columns()] == [
        ("furnace_no", "炉 号", True), ("column", "原因", False), ("column_2", "原因二", False),
    ]  # fmt: skip
    assert {"started", "completed"} < {*documents.FIXED}


def test_it_changes_a_name_and_a_mark_and_keeps_the_code(world: World) -> None:
    ann = world.actor("ann")
    saved = save_column(actor=ann, name_zh="炉号", name_en="Furnace")
    save_column(actor=ann, column_id=saved.pk, name_zh="炉体编号", obligatory=True)
    (column,) = documents.columns()
    assert (column.code, column.name("zh-hans"), column.name("en"), column.obligatory) == (
        "furnace", "炉体编号", "炉体编号", True,
    )  # fmt: skip


def test_it_refuses_an_empty_a_doubled_and_a_fixed_name_and_one_too_many(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = world.actor("ann")
    save_column(actor=ann, name_zh="炉号")
    for name in ("", " ", "炉号", "客户", "字" * 41):
        with nothing_changed(), pytest.raises(Invalid):
            save_column(actor=ann, name_zh=name)
    with nothing_changed(), pytest.raises(NotFound):
        save_column(actor=ann, name_zh="新", column_id=0)
    monkeypatch.setattr(module, "MOST", 1)
    with nothing_changed(), pytest.raises(Invalid):
        save_column(actor=ann, name_zh="新")


def test_it_is_the_administrators(world: World) -> None:
    for actor in (world.mei, world.lin):
        with nothing_changed(), pytest.raises(NotAllowed):
            save_column(actor=actor, name_zh="炉号")
    assert not RegisterColumn.objects.exists()


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: save_column(actor=world.actor("ann"), name_zh="炉号")) >= 1
