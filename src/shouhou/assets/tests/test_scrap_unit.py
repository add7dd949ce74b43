"""Use case: a unit is scrapped, or was not scrapped after all."""

import datetime as dt

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets import public as assets
from shouhou.assets.models import Unit
from shouhou.assets.services.scrap_unit import scrap_unit
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Stale

TODAY = dt.date(2026, 3, 2)
REFUSED = {
    "no reason": ({"reason": " "}, "reason"),
    "a reason that is too long": ({"reason": "长" * 201}, "reason"),
    "a day that has not come": ({"on": dt.date(2026, 3, 3)}, "on"),
}


def given(world: World, **changed: object) -> dict[str, object]:
    return {
        "unit_id": world.unit_id, "version": 1, "on": TODAY, "reason": "炉体烧毁", "today": TODAY, "actor": world.mei, **changed,
    }  # fmt: skip


def test_it_is_offered_no_more_until_it_is_brought_back(world: World) -> None:
    assert scrap_unit(**given(world)) == 2  # type: ignore[arg-type]
    assert assets.units_of(world.mei, world.customer_id) == []
    assert assets.unit_for(world.mei, world.unit_id, world.customer_id).scrapped_on == TODAY
    assert scrap_unit(**given(world, version=2, on=None, reason="")) == 3  # type: ignore[arg-type]
    assert [u.id for u in assets.units_of(world.mei, world.customer_id)] == [world.unit_id]
    assert Unit.objects.get().changed == ["scrapped"]


def test_it_is_no_change_to_bring_back_what_is_in_use(world: World) -> None:
    with nothing_changed():
        assert scrap_unit(**given(world, on=None, reason="")) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses(case: str, world: World) -> None:
    changed, field = REFUSED[case]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        scrap_unit(**given(world, **changed))  # type: ignore[arg-type]
    assert [*refused.value.fields] == [field]


def test_it_refuses_while_parts_are_in_use(world: World) -> None:
    assets.add_unit(serial="P-1", model="P", customer_id=world.customer_id, parent="SN-0001", actor=world.mei)
    with nothing_changed(), pytest.raises(Invalid):
        scrap_unit(**given(world))  # type: ignore[arg-type]


def test_it_refuses_whoever_has_not_seen_the_last_change(world: World) -> None:
    with nothing_changed(), pytest.raises(Stale):
        scrap_unit(**given(world, version=9))  # type: ignore[arg-type]


def test_it_refuses_whoever_may_not_and_hides_what_they_do_not_see(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        scrap_unit(**given(world, actor=world.hua))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(NotFound):
        scrap_unit(**given(world, actor=world.gu))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: scrap_unit(**given(world))) == 1  # type: ignore[arg-type]
