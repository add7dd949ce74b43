"""Use case: a unit is entered at a customer's."""

import datetime as dt

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets import public as assets
from shouhou.assets.models import ProductModel, Unit
from shouhou.assets.services.add_unit import add_unit
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound

REFUSED = {
    "an empty serial number": ({"serial": " "}, "serial"),
    "a serial number that is entered already": ({"serial": "SN-0001"}, "serial"),
    "a serial number that is too long": ({"serial": "S" * 61}, "serial"),
    "a serial number with a NUL": ({"serial": "S\x00"}, "serial"),
    "an empty model": ({"model": ""}, "model"),
    "a model that is too long": ({"model": "M" * 61}, "model"),
    "a site that is too long": ({"site": "长" * 201}, "site"),
    "a location that is too long": ({"location": "长" * 201}, "location"),
    "a note that is too long": ({"note": "长" * 501}, "note"),
    "a delivery before it was made": (
        {"made_on": dt.date(2026, 1, 2), "delivered_on": dt.date(2026, 1, 1)},
        "delivered_on",
    ),
    "an acceptance before it was made": (
        {"made_on": dt.date(2026, 1, 2), "accepted_on": dt.date(2026, 1, 1)},
        "accepted_on",
    ),
    "a whole that this customer does not have": ({"parent": "SN-0009"}, "parent"),
}


def given(world: World, **changed: object) -> dict[str, object]:
    return {"serial": "SN-0002", "model": "VF-2000", "customer_id": world.customer_id, "actor": world.mei, **changed}


def test_it_enters_the_unit_and_a_model_that_is_new(world: World) -> None:
    pk = add_unit(**given(world, serial=" SN-0002 ", delivered_on=dt.date(2026, 1, 5)))  # type: ignore[arg-type]
    unit = Unit.objects.get(pk=pk)
    assert (unit.serial, unit.model.code, unit.delivered_on) == ("SN-0002", "VF-2000", dt.date(2026, 1, 5))
    assert [u.id for u in assets.find(world.mei, "sn-0002")] == [pk]


def test_it_enters_a_part_of_another_unit(world: World) -> None:
    pk = add_unit(**given(world, parent=" SN-0001 ", location="二楼"))  # type: ignore[arg-type]
    unit = Unit.objects.get(pk=pk)
    assert (unit.parent_id, unit.location) == (world.unit_id, "二楼")


def test_it_takes_a_model_that_is_there(world: World) -> None:
    add_unit(**given(world, model="VF-1600"))  # type: ignore[arg-type]
    assert ProductModel.objects.count() == 1


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses(case: str, world: World) -> None:
    changed, field = REFUSED[case]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        add_unit(**given(world, **changed))  # type: ignore[arg-type]
    assert [*refused.value.fields] == [field]


def test_it_refuses_whoever_may_not_and_hides_what_they_do_not_see(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        add_unit(**given(world, actor=world.hua))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(NotFound):
        add_unit(**given(world, actor=world.gu))  # type: ignore[arg-type]
    assert assets.find(world.gu, "SN-0001") == []


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: add_unit(**given(world))) == 2  # type: ignore[arg-type]
