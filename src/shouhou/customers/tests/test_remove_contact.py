"""Use case: somebody is no longer to be called at a customer's."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.customers import public as customers
from shouhou.customers.models import Contact
from shouhou.customers.services.remove_contact import remove_contact
from shouhou.kernel.errors import NotAllowed, NotFound


def test_they_are_gone_and_found_no_more(world: World) -> None:
    remove_contact(customer_id=world.customer_id, contact_id=Contact.objects.get().pk, actor=world.mei)
    assert not Contact.objects.exists()
    assert customers.find(world.mei, "wangfang") == customers.find(world.mei, "8000") == []
    assert len(customers.find(world.mei, "研究所")) == 1


def test_it_refuses_whoever_may_not_and_hides_what_they_do_not_see(world: World) -> None:
    pk = Contact.objects.get().pk
    with nothing_changed(), pytest.raises(NotAllowed):
        remove_contact(customer_id=world.customer_id, contact_id=pk, actor=world.hua)
    with nothing_changed(), pytest.raises(NotFound):
        remove_contact(customer_id=world.customer_id, contact_id=pk, actor=world.gu)
    with nothing_changed(), pytest.raises(NotFound):
        remove_contact(customer_id=world.customer_id, contact_id=999, actor=world.mei)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    pk = Contact.objects.get().pk
    removed = all_or_nothing(lambda: remove_contact(customer_id=world.customer_id, contact_id=pk, actor=world.mei))
    assert removed == 2
