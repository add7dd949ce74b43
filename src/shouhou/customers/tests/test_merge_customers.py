"""Use case: of two customers that are the same one is kept."""

from decimal import Decimal

import pytest
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.customers import permissions, queries
from shouhou.customers import public as customers
from shouhou.customers.models import Contact, Customer
from shouhou.customers.services.merge_customers import merge_customers
from shouhou.customers.services.save_site import save_site
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Stale


@pytest.fixture
def other(world: World) -> int:
    return customers.add_customer(
        name="沈阳某研究所有限公司", branch_id=world.branches["shenyang"], actor=world.lin, contact="李四",
        phone="13900000001", address="和平区1号", distance_km=Decimal(12),
    )  # fmt: skip


def given(world: World, other: int, **changed: object) -> dict[str, object]:
    return {
        "kept_id": world.customer_id, "gone_id": other, "kept_version": 1, "gone_version": 1, "taken": frozenset({"address"}),
        "actor": world.lin, "now": world.now, **changed,
    }  # fmt: skip


def test_one_is_kept_with_the_chosen_facts_and_all_contacts_and_places(world: World, other: int) -> None:
    site = save_site(customer_id=other, actor=world.lin, name="一厂")
    merge_customers(**given(world, other, gone_version=2))  # type: ignore[arg-type]
    kept, gone = Customer.objects.get(pk=world.customer_id), Customer.objects.get(pk=other)
    assert (kept.address, kept.distance_km, kept.name) == ("和平区1号", Decimal(640), "沈阳某研究所")
    assert {c.phone for c in kept.contacts.all()} == {"13800138000", "13900000001"}
    assert [s.pk for s in kept.sites.all()] == [site]
    assert (gone.archived, gone.merged_into_id, kept.changed, gone.changed) == (True, kept.pk, ["merged"], ["merged"])
    assert customers.standing(other) == kept.pk
    for text in ("研究所", "0001", "lisi", "和平区"):
        assert [c.id for c in customers.find(world.lin, text)] == [kept.pk], text


def test_a_contact_that_both_have_stays_where_it_is(world: World, other: int) -> None:
    Contact.objects.create(customer_id=other, phone="13800138000", name="王女士")
    merge_customers(**given(world, other))  # type: ignore[arg-type]
    assert [c.name for c in Contact.objects.filter(customer=other)] == ["王女士"]


def test_doubles_are_suggested_with_why(world: World, other: int) -> None:
    rows = permissions.visible_to(world.lin)
    pair = (world.customer_id, other)
    assert queries.doubles(rows) == {pair: {"name"}}
    Contact.objects.create(customer_id=other, phone="13800138000")
    assert queries.doubles(rows) == {pair: {"name", "phone"}}
    Customer.objects.filter(pk__in=pair).update(address="和平区1号")
    assert queries.doubles(rows) == {pair: {"name", "phone", "sound"}}
    assert queries.doubles(permissions.visible_to(world.gu)) == {}


@pytest.mark.parametrize("why", ["itself", "archived"])
def test_it_refuses(why: str, world: World, other: int) -> None:
    if why == "archived":
        Customer.objects.filter(pk=other).update(archived=True)
    gone = world.customer_id if why == "itself" else other
    with nothing_changed(), pytest.raises(Invalid):
        merge_customers(**given(world, gone))  # type: ignore[arg-type]


def test_it_refuses_whoever_has_not_seen_the_last_change(world: World, other: int) -> None:
    for changed in ({"kept_version": 2}, {"gone_version": 2}):
        with nothing_changed(), pytest.raises(Stale):
            merge_customers(**given(world, other, **changed))  # type: ignore[arg-type]


def test_it_refuses_whoever_may_not_and_hides_what_they_do_not_see(world: World, other: int) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        merge_customers(**given(world, other, actor=world.mei))  # type: ignore[arg-type]
    for changed in ({"actor": world.gu}, {"gone_id": 999}):
        with nothing_changed(), pytest.raises(NotFound):
            merge_customers(**given(world, other, **changed))  # type: ignore[arg-type]
