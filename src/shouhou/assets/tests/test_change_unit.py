"""Use case: what is known of a unit is changed."""

import datetime as dt

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets import queries
from shouhou.assets.models import Unit
from shouhou.assets.services.add_unit import add_unit
from shouhou.assets.services.change_unit import change_unit
from shouhou.assets.services.scrap_unit import scrap_unit
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Stale

REFUSED = {
    "an empty serial number": ({"serial": " "}, "serial"),
    "a serial number of another unit": ({"serial": "SN-0002"}, "serial"),
    "an empty model": ({"model": ""}, "model"),
    "a site that is too long": ({"site": "长" * 201}, "site"),
    "an installation before the delivery": ({"installed_on": dt.date(2025, 1, 1)}, "installed_on"),
    "a part of itself": ({"parent": "SN-0001"}, "parent"),
    "a part of its own part": ({"parent": "SN-0002"}, "parent"),
    "a part of what there is not": ({"parent": "SN-0009"}, "parent"),
}


def given(world: World, **changed: object) -> dict[str, object]:
    return {
        "unit_id": world.unit_id, "version": 1, "actor": world.mei, "serial": "SN-0001", "model": "VF-1600",
        "delivered_on": dt.date(2025, 11, 10), **changed,
    }  # fmt: skip


def test_it_changes_what_is_different_and_says_so(world: World) -> None:
    assert change_unit(**given(world, location="二楼", installed_on=dt.date(2025, 12, 1))) == 2  # type: ignore[arg-type]
    unit = Unit.objects.get()
    assert (unit.location, unit.version, unit.changed) == ("二楼", 2, ["location", "installed_on"])
    newest = queries.changes_of(unit.pk)[0]
    assert (newest["installed_on"], "location" in newest) == (dt.date(2025, 12, 1), False)


def test_the_same_again_is_no_change(world: World) -> None:
    with nothing_changed():
        assert change_unit(**given(world)) == 1  # type: ignore[arg-type]


def test_it_refuses_whoever_has_not_seen_the_last_change(world: World) -> None:
    change_unit(**given(world, note="高温炉"))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(Stale):
        change_unit(**given(world, note="低温炉"))  # type: ignore[arg-type]


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses(case: str, world: World) -> None:
    part = {"serial": "SN-0002", "model": "P-1", "customer_id": world.customer_id, "parent": "SN-0001"}
    add_unit(actor=world.mei, **part)  # type: ignore[arg-type]
    changed, field = REFUSED[case]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        change_unit(**given(world, **changed))  # type: ignore[arg-type]
    assert [*refused.value.fields] == [field]


def test_it_refuses_a_scrapped_one(world: World) -> None:
    today = world.now.date()
    scrap_unit(unit_id=world.unit_id, version=1, on=today, reason="烧毁", today=today, actor=world.mei)
    with nothing_changed(), pytest.raises(Invalid):
        change_unit(**given(world, version=2))  # type: ignore[arg-type]


def test_it_refuses_whoever_may_not_and_hides_what_they_do_not_see(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        change_unit(**given(world, actor=world.hua))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(NotFound):
        change_unit(**given(world, actor=world.gu))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: change_unit(**given(world, model="VF-9", note="x"))) == 2  # type: ignore[arg-type]
