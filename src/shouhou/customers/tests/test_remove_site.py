"""Use case: a place of a customer's is given up."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.customers.models import Site
from shouhou.customers.services.remove_site import remove_site
from shouhou.kernel.errors import NotAllowed, NotFound


@pytest.fixture
def site(world: World) -> int:
    return Site.objects.create(customer_id=world.customer_id, name="一厂").pk


def test_it_is_gone(world: World, site: int) -> None:
    remove_site(customer_id=world.customer_id, site_id=site, actor=world.mei)
    assert not Site.objects.exists()


def test_it_refuses_whoever_may_not_and_hides_what_they_do_not_see(world: World, site: int) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        remove_site(customer_id=world.customer_id, site_id=site, actor=world.hua)
    with nothing_changed(), pytest.raises(NotFound):
        remove_site(customer_id=world.customer_id, site_id=site, actor=world.gu)
    with nothing_changed(), pytest.raises(NotFound):
        remove_site(customer_id=world.customer_id, site_id=999, actor=world.mei)


def test_it_leaves_nothing_when_it_breaks(world: World, site: int) -> None:
    removed = all_or_nothing(lambda: remove_site(customer_id=world.customer_id, site_id=site, actor=world.mei))
    assert removed == 2
