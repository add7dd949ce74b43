"""The laws that the database itself keeps about customers."""

import pytest
from tests.bites import bites, unchangeable
from tests.world import World

from shouhou.customers.models import Contact, Customer


def test_it_takes_no_negative_distance(world: World) -> None:
    with bites("no_negative_distance"):
        Customer.objects.update(distance_km=-1)


def test_it_takes_no_customer_without_a_name(world: World) -> None:
    with bites("a_customer_has_a_name"):
        Customer.objects.update(name="")


def test_it_keeps_a_phone_once_with_a_customer(world: World) -> None:
    with bites("a_phone_stands_once_with_a_customer"):
        Contact.objects.create(customer_id=world.customer_id, phone="13800138000")


@pytest.mark.parametrize("phone", ["", "12", "138 0013", "１３８００", "call", "1" * 19])
def test_it_takes_no_phone_that_is_none(phone: str, world: World) -> None:
    with bites("a_phone_is_digits"):
        Contact.objects.create(customer_id=world.customer_id, phone=phone)


def test_it_keeps_row_history_as_it_was_written(world: World) -> None:
    unchangeable(Customer.pgh_event_model, pgh_label="forged")  # type: ignore[attr-defined]
