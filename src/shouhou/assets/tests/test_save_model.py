"""Use case: a product model is entered or changed."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets.models import ProductModel
from shouhou.assets.services.save_model import save_model
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Stale

REFUSED = {
    "no code": ({"code": " "}, "code"),
    "a code with a NUL": ({"code": "a\x00"}, "code"),
    "a code that is there": ({"code": "VF-1600"}, "code"),
    "a name that is too long": ({"name_zh": "长" * 121}, "name_zh"),
    "a product line that is too long": ({"product_line": "长" * 61}, "product_line"),
}


def given(world: World, **changed: object) -> dict[str, object]:
    return {"actor": world.lin, "code": "VF-2000", "name_zh": "真空炉", "name_en": "vacuum furnace", **changed}


def test_it_is_entered_and_changed(world: World) -> None:
    pk = save_model(**given(world))  # type: ignore[arg-type]
    assert save_model(**given(world, model_id=pk, version=1, product_line="热处理", archived=True)) == pk  # type: ignore[arg-type]
    model = ProductModel.objects.get(pk=pk)
    assert (model.name_en, model.product_line, model.archived, model.version) == ("vacuum furnace", "热处理", True, 2)


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses(case: str, world: World) -> None:
    changed, field = REFUSED[case]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        save_model(**given(world, **changed))  # type: ignore[arg-type]
    assert [*refused.value.fields] == [field]


def test_it_refuses_whoever_has_not_seen_the_last_change(world: World) -> None:
    pk = ProductModel.objects.get().pk
    with nothing_changed(), pytest.raises(Stale):
        save_model(**given(world, model_id=pk, version=7))  # type: ignore[arg-type]


def test_it_refuses_whoever_may_not_and_what_there_is_not(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        save_model(**given(world, actor=world.mei))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(NotFound):
        save_model(**given(world, model_id=999))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: save_model(**given(world))) == 1  # type: ignore[arg-type]
