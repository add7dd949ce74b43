"""Use case: what is known of a customer is changed."""

from decimal import Decimal

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.customers import public as customers
from shouhou.customers import queries
from shouhou.customers.models import Customer
from shouhou.customers.services.archive_customer import archive_customer
from shouhou.customers.services.change_customer import change_customer
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Stale

REFUSED = {
    "an empty name": ({"name": " "}, "name"),
    "a name with a NUL": ({"name": "a\x00"}, "name"),
    "an address that is too long": ({"address": "长" * 201}, "address"),
    "a note that is too long": ({"note": "长" * 1001}, "note"),
    "a negative distance": ({"distance_km": Decimal(-1)}, "distance_km"),
    "a distance beyond the earth": ({"distance_km": Decimal(10**6)}, "distance_km"),
    "a grade that there is not": ({"grade": "gold"}, "grade"),
    "a salesperson that there is not": ({"salesperson_id": 999}, "salesperson"),
}


def given(world: World, **changed: object) -> dict[str, object]:
    return {
        "customer_id": world.customer_id, "version": 1, "actor": world.mei, "name": "鞍山热处理厂",
        "branch_id": world.branches["shenyang"], "address": "铁东区1号", "distance_km": Decimal("88.5"), **changed,
    }  # fmt: skip


def test_it_changes_everything_and_the_customer_is_found_by_the_new_words(world: World) -> None:
    version = change_customer(**given(world, grade="key", salesperson_id=world.people["lin"], note="要发票"))  # type: ignore[arg-type]
    customer = Customer.objects.get()
    assert (version, customer.version, customer.grade, customer.note) == (2, 2, "key", "要发票")
    assert customer.changed == ["name", "address", "distance_km", "salesperson", "grade", "note"]
    for text in ("热处理", "asrclc", "铁东", "wangfang", "8000"):
        assert [c.id for c in customers.find(world.mei, text)] == [world.customer_id], text
    assert customers.find(world.mei, "研究所") == []


def test_it_says_who_changed_what_without_the_personal_words(world: World) -> None:
    change_customer(**given(world))  # type: ignore[arg-type]
    newest, first = queries.changes_of(world.customer_id)
    assert newest["changed"] == ["name", "address", "distance_km"]
    assert (newest["distance_km"], first["distance_km"]) == (Decimal("88.5"), Decimal(640))
    assert "铁东" not in str(newest)


def test_the_same_again_is_no_change(world: World) -> None:
    change_customer(**given(world))  # type: ignore[arg-type]
    with nothing_changed():
        assert change_customer(**given(world, version=2)) == 2  # type: ignore[arg-type]


def test_it_refuses_whoever_has_not_seen_the_last_change(world: World) -> None:
    change_customer(**given(world))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(Stale):
        change_customer(**given(world, name="另一个名字", actor=world.lin))  # type: ignore[arg-type]


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses(case: str, world: World) -> None:
    changed, field = REFUSED[case]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        change_customer(**given(world, **changed))  # type: ignore[arg-type]
    assert [*refused.value.fields] == [field]


def test_it_refuses_an_archived_one(world: World) -> None:
    archive_customer(customer_id=world.customer_id, version=1, archived=True, actor=world.mei)
    with nothing_changed(), pytest.raises(Invalid):
        change_customer(**given(world, version=2))  # type: ignore[arg-type]


def test_it_refuses_whoever_may_not_here_or_there_and_hides_what_they_do_not_see(world: World) -> None:
    for changed in ({"actor": world.hua}, {"branch_id": world.branches["dalian"]}):
        with nothing_changed(), pytest.raises(NotAllowed):
            change_customer(**given(world, **changed))  # type: ignore[arg-type]
    for changed in ({"actor": world.gu}, {"branch_id": 999}):
        with nothing_changed(), pytest.raises(NotFound):
            change_customer(**given(world, **changed))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: change_customer(**given(world))) == 1  # type: ignore[arg-type]
