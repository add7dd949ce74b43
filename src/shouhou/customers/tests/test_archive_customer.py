"""Use case: a customer is put aside, or brought back."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets.public import add_unit
from shouhou.customers import public as customers
from shouhou.customers.models import Customer
from shouhou.customers.services.archive_customer import archive_customer
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Stale


def given(world: World, **changed: object) -> dict[str, object]:
    return {"customer_id": world.customer_id, "version": 1, "archived": True, "actor": world.mei, **changed}


def test_it_is_found_no_more_until_it_is_brought_back(world: World) -> None:
    assert archive_customer(**given(world)) == 2  # type: ignore[arg-type]
    assert customers.find(world.mei, "研究所") == []
    assert customers.customer_for(world.mei, world.customer_id).archived
    assert archive_customer(**given(world, version=2, archived=False)) == 3  # type: ignore[arg-type]
    assert [c.id for c in customers.find(world.mei, "研究所")] == [world.customer_id]


def test_an_archived_customer_gets_no_unit(world: World) -> None:
    archive_customer(**given(world))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(Invalid):
        add_unit(serial="SN-0002", model="VF-1600", customer_id=world.customer_id, actor=world.mei)


def test_archived_again_it_is_no_change(world: World) -> None:
    with nothing_changed():
        assert archive_customer(**given(world, archived=False)) == 1  # type: ignore[arg-type]


def test_it_refuses_whoever_has_not_seen_the_last_change(world: World) -> None:
    with nothing_changed(), pytest.raises(Stale):
        archive_customer(**given(world, version=7))  # type: ignore[arg-type]


def test_it_refuses_to_bring_back_one_that_was_merged(world: World) -> None:
    other = Customer.objects.create(name="另一家", branch_id=world.branches["shenyang"], branch_path="1/2/")
    Customer.objects.filter(pk=world.customer_id).update(archived=True, merged_into=other)
    with nothing_changed(), pytest.raises(Invalid):
        archive_customer(**given(world, archived=False))  # type: ignore[arg-type]


def test_it_refuses_whoever_may_not_and_hides_what_they_do_not_see(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        archive_customer(**given(world, actor=world.hua))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(NotFound):
        archive_customer(**given(world, actor=world.gu))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: archive_customer(**given(world))) == 1  # type: ignore[arg-type]
