"""Use case: a customer that should never have been entered is taken out again."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.customers.models import Contact, Customer
from shouhou.customers.public import add_customer
from shouhou.customers.services.withdraw_customer import withdraw_customer
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound


@pytest.fixture
def mistake(world: World) -> int:
    branch = world.branches["shenyang"]
    return add_customer(name="误录", branch_id=branch, actor=world.lin, contact="甲", phone="13900000001")


def test_it_goes_with_its_contacts(mistake: int, world: World) -> None:
    withdraw_customer(customer_id=mistake, actor=world.lin)
    assert [c.pk for c in Customer.objects.all()] == [world.customer_id]
    assert Contact.objects.count() == 1


def test_it_refuses_where_something_stands_with_it(world: World) -> None:
    with nothing_changed(), pytest.raises(Invalid):
        withdraw_customer(customer_id=world.customer_id, actor=world.lin)


def test_it_refuses_whoever_may_not_and_hides_what_they_do_not_see(mistake: int, world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        withdraw_customer(customer_id=mistake, actor=world.mei)
    with nothing_changed(), pytest.raises(NotFound):
        withdraw_customer(customer_id=mistake, actor=world.gu)


def test_it_leaves_nothing_when_it_breaks(mistake: int, world: World) -> None:
    assert all_or_nothing(lambda: withdraw_customer(customer_id=mistake, actor=world.lin)) >= 2
