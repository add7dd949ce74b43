"""Use case: two customers were not the same after all."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.utils import translation
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.customers import public as customers
from shouhou.customers.models import Contact, Customer
from shouhou.customers.services.merge_customers import FACTS, merge_customers
from shouhou.customers.services.save_contact import save_contact
from shouhou.customers.services.undo_merge import undo_merge
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def facts() -> list[tuple[object, ...]]:
    """Everything about both of them but how often they were changed."""
    rows = Customer.objects.order_by("pk").values_list(*FACTS, "archived", "merged_into", "search")
    return [*rows, *Contact.objects.order_by("pk").values_list("customer", "name", "phone")]


@pytest.fixture
def before(world: World) -> list[tuple[object, ...]]:
    customers.add_customer(
        name="另一家", branch_id=world.branches["shenyang"], actor=world.lin, contact="李四", phone="13900000001",
        distance_km=Decimal(12), salesperson_id=world.people["lin"],
    )  # fmt: skip
    return facts()


@pytest.fixture
def merge_id(world: World, before: list[tuple[object, ...]]) -> int:
    gone = Customer.objects.get(name="另一家").pk
    return merge_customers(
        kept_id=world.customer_id, gone_id=gone, kept_version=1, gone_version=1, taken=frozenset(FACTS), actor=world.lin,
        now=world.now,
    )  # fmt: skip


def given(world: World, merge: int, **changed: object) -> dict[str, object]:
    later = world.now + dt.timedelta(hours=23)
    return {"merge_id": merge, "customer_id": world.customer_id, "actor": world.lin, "now": later, **changed}


def test_everything_is_as_it_was(world: World, before: list[tuple[object, ...]], merge_id: int) -> None:
    assert facts() != before
    assert [m.gone_name for m in customers.undoable_merges(world.customer_id, world.now)] == ["另一家"]
    undo_merge(**given(world, merge_id))  # type: ignore[arg-type]
    assert facts() == before
    assert customers.undoable_merges(world.customer_id, world.now) == []


def test_it_refuses_after_a_day_and_twice_and_after_a_change(world: World, merge_id: int) -> None:
    with nothing_changed(), pytest.raises(Invalid, match="one day"):
        undo_merge(**given(world, merge_id, now=world.now + dt.timedelta(days=1)))  # type: ignore[arg-type]
    save_contact(customer_id=world.customer_id, actor=world.lin, phone="13900000002")
    with nothing_changed(), pytest.raises(Invalid, match="changed after"):
        undo_merge(**given(world, merge_id))  # type: ignore[arg-type]


def test_it_refuses_twice(world: World, merge_id: int) -> None:
    undo_merge(**given(world, merge_id))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(Invalid, match="already"):
        undo_merge(**given(world, merge_id))  # type: ignore[arg-type]


def test_it_refuses_whoever_may_not_and_hides_what_they_do_not_see(world: World, merge_id: int) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        undo_merge(**given(world, merge_id, actor=world.mei))  # type: ignore[arg-type]
    for changed in ({"actor": world.gu}, {"merge_id": 999}):
        with nothing_changed(), pytest.raises(NotFound):
            undo_merge(**given(world, merge_id, **changed))  # type: ignore[arg-type]
