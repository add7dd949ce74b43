"""Use case: a unit goes to another customer."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets import public as assets
from shouhou.assets.models import Unit
from shouhou.assets.services.move_unit import move_unit
from shouhou.cases.models import Case
from shouhou.customers.models import Customer
from shouhou.customers.public import add_customer
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Stale


@pytest.fixture
def other(world: World) -> int:
    return add_customer(name="鞍山钢厂", branch_id=world.branches["shenyang"], actor=world.mei)


def given(world: World, other: int, **changed: object) -> dict[str, object]:
    return {"unit_id": world.unit_id, "version": 1, "customer_id": other, "actor": world.mei, **changed}


def test_it_goes_with_its_parts_and_its_cases_stay(world: World, other: int) -> None:
    world.registered()
    part = assets.add_unit(
        serial="P-1", model="P", customer_id=world.customer_id, parent="SN-0001", site="一厂", actor=world.mei
    )
    assert move_unit(**given(world, other)) == 2  # type: ignore[arg-type]
    assert {u.customer_id for u in Unit.objects.all()} == {other}
    assert (Unit.objects.get(pk=part).site, Unit.objects.get(pk=part).parent_id) == ("", world.unit_id)
    assert Case.objects.get().customer_id == world.customer_id
    assert assets.units_of(world.mei, world.customer_id) == []


@pytest.mark.parametrize("why", ["there already", "archived", "scrapped", "a part"])
def test_it_refuses(why: str, world: World, other: int) -> None:
    target = world.customer_id if why == "there already" else other
    if why == "archived":
        Customer.objects.filter(pk=other).update(archived=True)
    if why == "scrapped":
        Unit.objects.update(scrapped_on="2026-03-01", scrap_reason="烧毁")
    if why == "a part":
        whole = assets.add_unit(serial="W-1", model="W", customer_id=world.customer_id, actor=world.mei)
        Unit.objects.filter(pk=world.unit_id).update(parent=whole)
    with nothing_changed(), pytest.raises(Invalid):
        move_unit(**given(world, target))  # type: ignore[arg-type]


def test_it_refuses_whoever_has_not_seen_the_last_change(world: World, other: int) -> None:
    with nothing_changed(), pytest.raises(Stale):
        move_unit(**given(world, other, version=9))  # type: ignore[arg-type]


def test_it_refuses_whoever_may_not_and_hides_what_they_do_not_see(world: World, other: int) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        move_unit(**given(world, other, actor=world.hua))  # type: ignore[arg-type]
    theirs = add_customer(name="大连重工", branch_id=world.branches["dalian"], actor=world.gu)
    for changed in ({"actor": world.gu}, {"customer_id": 999}, {"customer_id": theirs}):
        with nothing_changed(), pytest.raises(NotFound):
            move_unit(**given(world, other, **changed))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World, other: int) -> None:
    assets.add_unit(serial="P-1", model="P", customer_id=world.customer_id, parent="SN-0001", actor=world.mei)
    assert all_or_nothing(lambda: move_unit(**given(world, other))) == 2  # type: ignore[arg-type]
