"""Use case: a customer asks what is held of them."""

import pytest
from tests.jobs import deferred
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.customers.public import disclosures
from shouhou.kernel.errors import NotAllowed, NotFound
from shouhou.papers.services.order_export import JOB, order_export


def order(world: World, who: str = "lin") -> int:
    return order_export(customer_id=world.customer_id, language="en", actor=world.actor(who), now=world.now)


def test_it_is_left_to_the_worker_and_written_down(world: World) -> None:
    made = order(world)
    assert (JOB, {"export_id": made}) in deferred()
    assert [(d.user_id, d.customer_id) for d in disclosures(world.lin)] == [(world.lin.id, world.customer_id)]


@pytest.mark.parametrize(("who", "error"), [("mei", NotAllowed), ("gu", NotFound)])
def test_it_refuses(world: World, who: str, error: type[Exception]) -> None:
    with nothing_changed(), pytest.raises(error):
        order(world, who)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: order(world)) >= 3
