"""Use case: what is known of a customer and of whom to call there is erased."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.customers.models import Contact, Customer
from shouhou.customers.services.erase_customer import erase_customer
from shouhou.kernel.errors import NotAllowed, NotFound


def test_the_row_stays_under_its_number(world: World) -> None:
    assert erase_customer(customer_id=world.customer_id, actor=world.lin) == [world.customer_id]
    customer = Customer.objects.get(pk=world.customer_id)
    assert (customer.name, customer.address, customer.note, customer.archived) == (f"#{customer.pk}", "", "", True)
    assert not Contact.objects.exists()


@pytest.mark.parametrize(("who", "error"), [("mei", NotAllowed), ("gu", NotFound)])
def test_it_refuses(world: World, who: str, error: type[Exception]) -> None:
    with nothing_changed(), pytest.raises(error):
        erase_customer(customer_id=world.customer_id, actor=world.actor(who))


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: erase_customer(customer_id=world.customer_id, actor=world.lin)) >= 2
