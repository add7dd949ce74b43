"""Use case: a place of a customer's is entered or changed."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets import public as assets
from shouhou.assets.public import add_unit
from shouhou.customers.models import Customer, Site
from shouhou.customers.public import find
from shouhou.customers.services.remove_site import remove_site
from shouhou.customers.services.save_site import save_site
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound

REFUSED = {
    "no name": ({"name": " "}, "name"),
    "a name with a NUL": ({"name": "a\x00"}, "name"),
    "a name that is too long": ({"name": "长" * 61}, "name"),
    "a name that is there": ({"name": " 一厂 "}, "name"),
    "an address that is too long": ({"address": "长" * 201}, "address"),
}


def given(world: World, **changed: object) -> dict[str, object]:
    return {"customer_id": world.customer_id, "actor": world.mei, "name": "二厂", "address": "铁西区2号", **changed}


def test_it_is_entered_and_changed(world: World) -> None:
    pk = save_site(**given(world))  # type: ignore[arg-type]
    save_site(**given(world, site_id=pk, address="铁西区3号"))  # type: ignore[arg-type]
    site = Site.objects.get(pk=pk)
    assert (site.name, site.address) == ("二厂", "铁西区3号")
    assert (Customer.objects.get().version, Customer.objects.get().changed) == (3, ["sites"])


def test_the_customer_and_the_units_there_are_found_by_it(world: World) -> None:
    pk = save_site(**given(world, name="二厂", address="铁西区重工街 8 号"))  # type: ignore[arg-type]
    add_unit(serial="QX-1", model="VF-1600", customer_id=world.customer_id, actor=world.lin, site="二厂")

    def found(text: str) -> tuple[list[str], list[str]]:
        return [c.name for c in find(world.mei, text)], [u.serial for u in assets.find(world.mei, text)]

    there = (["沈阳某研究所"], ["QX-1"])
    assert [found(text) for text in ("重工街", "铁西区 8", "二厂")] == [there, there, there]
    assert found("文化路") == ([], [])
    save_site(**given(world, site_id=pk, name="二厂", address="兴华街"))  # type: ignore[arg-type]
    assert (found("重工街"), found("兴华街")) == (([], []), there)
    remove_site(customer_id=world.customer_id, site_id=pk, actor=world.mei)
    assert found("兴华街") == ([], [])


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses(case: str, world: World) -> None:
    Site.objects.create(customer_id=world.customer_id, name="一厂")
    changed, field = REFUSED[case]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        save_site(**given(world, **changed))  # type: ignore[arg-type]
    assert [*refused.value.fields] == [field]


def test_it_refuses_whoever_may_not_and_hides_what_they_do_not_see(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        save_site(**given(world, actor=world.hua))  # type: ignore[arg-type]
    for changed in ({"actor": world.gu}, {"site_id": 999}, {"customer_id": 999}):
        with nothing_changed(), pytest.raises(NotFound):
            save_site(**given(world, **changed))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: save_site(**given(world))) == 2  # type: ignore[arg-type]
