"""Use case: a customer is entered, with whom to call."""

from decimal import Decimal

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.customers import permissions, queries
from shouhou.customers import public as customers
from shouhou.customers.models import Contact, Customer
from shouhou.customers.services.add_customer import add_customer
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound

REFUSED = {
    "an empty name": ({"name": " "}, "name"),
    "a name that is too long": ({"name": "长" * 121}, "name"),
    "a name with a NUL": ({"name": "a\x00b"}, "name"),
    "a contact that is too long": ({"contact": "长" * 61}, "contact"),
    "an address that is too long": ({"address": "长" * 201}, "address"),
    "a phone that is none": ({"phone": "call me"}, "phone"),
    "a phone of two digits": ({"phone": "12"}, "phone"),
    "a phone of twenty digits": ({"phone": "1" * 20}, "phone"),
    "a negative distance": ({"distance_km": Decimal(-1)}, "distance_km"),
}
STORED = {
    "138 0013 8001": "13800138001",
    "+86 138-0013-8001": "13800138001",
    "１３８００１３８００１": "13800138001",
    "024-23456789": "02423456789",
    "95588": "95588",
    "+1 650 253 0000": "+16502530000",
}


def given(world: World, **changed: object) -> dict[str, object]:
    return {
        "name": "鞍山钢厂",
        "branch_id": world.branches["shenyang"],
        "actor": world.mei,
        "contact": "单雄",
        **changed,
    }


def test_it_can_be_found_by_name_pinyin_initials_and_phone(world: World) -> None:
    pk = add_customer(**given(world, phone="13912345678", distance_km=Decimal("88.5")))  # type: ignore[arg-type]
    for text in ("鞍山", "anshan", "asgc", "shanxiong", "5678", "139123", "13912345678"):
        assert [c.id for c in customers.find(world.mei, text)] == [pk], text
    assert Customer.objects.get(pk=pk).distance_km == Decimal("88.5")


def test_a_list_by_name_stands_in_the_order_of_pinyin(world: World) -> None:
    for name in ("长春轴承", "鞍山钢厂", "ABC 阀门", "重庆齿轮", "丹东泵业"):
        add_customer(**given(world, name=name))  # type: ignore[arg-type]
    names = [c.name for c in queries.by_name(permissions.visible_to(world.mei), None)]
    added = [name for name in names if name[:2] in ("长春", "鞍山", "AB", "重庆", "丹东")]
    assert added == ["ABC 阀门", "鞍山钢厂", "长春轴承", "重庆齿轮", "丹东泵业"]


@pytest.mark.parametrize("typed", STORED)
def test_it_stores_a_phone_as_people_dial_it(typed: str, world: World) -> None:
    pk = add_customer(**given(world, phone=typed))  # type: ignore[arg-type]
    assert Contact.objects.get(customer_id=pk).phone == STORED[typed]


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses(case: str, world: World) -> None:
    changed, field = REFUSED[case]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        add_customer(**given(world, **changed))  # type: ignore[arg-type]
    assert [*refused.value.fields] == [field]


def test_it_refuses_whoever_may_not(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        add_customer(**given(world, actor=world.tao))  # type: ignore[arg-type]


def test_it_refuses_another_branch_and_none(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        add_customer(**given(world, branch_id=world.branches["dalian"]))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(NotFound):
        add_customer(**given(world, branch_id=999))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: add_customer(**given(world, phone="13912345678"))) == 2  # type: ignore[arg-type]


def test_it_masks_the_phone_and_hides_the_address_from_whoever_may_not_see_them(world: World) -> None:
    pk = add_customer(**given(world, phone="13912345678", address="和平区1号"))  # type: ignore[arg-type]
    whole, masked = customers.customer_for(world.mei, pk), customers.customer_for(world.hua, pk)
    assert (whole.contacts[0].phone, whole.address) == ("13912345678", "和平区1号")
    assert (masked.contacts[0].phone, masked.address) == ("139****5678", "")


def test_it_is_not_seen_from_another_branch(world: World) -> None:
    pk = add_customer(**given(world))  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        customers.customer_for(world.gu, pk)
    assert customers.find(world.gu, "鞍山") == []
