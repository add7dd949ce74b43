"""Use case: what a list made of many customers is taken back at once."""

from typing import Any

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.customers.models import Contact, Customer
from shouhou.customers.public import add_customer, find
from shouhou.customers.services.put_back import put_back
from shouhou.kernel.errors import NotAllowed

BEFORE = {"name": "沈阳研究所", "address": "旧址"}


@pytest.fixture
def made(world: World) -> dict[str, Any]:
    """A new customer, and the known one with a contact that was changed and one that was entered."""
    new = add_customer(
        name="误录", branch_id=world.branches["shenyang"], actor=world.lin, contact="甲", phone="13900000001"
    )
    there = Contact.objects.get(customer=world.customer_id)
    more = Contact.objects.create(customer_id=world.customer_id, name="乙", phone="13900000002")
    was = {"name": "王方", "role": "", "phone": there.phone, "other_phone": "123"}
    return {
        "versions": {new: 1, world.customer_id: 1}, "entered": {new}, "before": {world.customer_id: BEFORE},
        "contacts": {there.pk: (world.customer_id, was), more.pk: (world.customer_id, None)}, "actor": world.lin,
    }  # fmt: skip


def test_new_ones_go_and_others_are_what_they_were(made: dict[str, Any], world: World) -> None:
    assert put_back(**made) == {}
    known = Customer.objects.get()
    assert (known.name, known.address, known.version, known.changed) == (
        "沈阳研究所", "旧址", 2, ["name", "address", "contacts"],
    )  # fmt: skip
    assert [*Contact.objects.values_list("name", "other_phone")] == [("王方", "123")]
    assert [c.id for c in find(world.lin, "wangfang")] == [world.customer_id]


def test_it_tells_why_not(made: dict[str, Any], world: World) -> None:
    (new,) = made["entered"]
    assert [*put_back(**{**made, "versions": {new: 2, world.customer_id: 2}})] == [new, world.customer_id]
    assert [*put_back(**{**made, "actor": world.gu})] == [new, world.customer_id]
    assert [*put_back(**{**made, "actor": world.lin.kept_to("customer.see", "customer.import")})] == [
        new,
        world.customer_id,
    ]
    assert [*put_back(**{**made, "entered": {new, world.customer_id}})] == [world.customer_id]  # a unit stands with it


def test_it_refuses_whoever_may_not(made: dict[str, Any], world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        put_back(**{**made, "actor": world.mei})


def test_it_leaves_nothing_when_it_breaks(made: dict[str, Any]) -> None:
    assert all_or_nothing(lambda: put_back(**made)) >= 4
