"""Use case: many customers and contacts are entered or changed at once, as a list that was looked through says."""

from decimal import Decimal

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.customers.models import Contact, Customer
from shouhou.customers.public import Roll, find, roll
from shouhou.customers.services.save_contact import save_contact
from shouhou.customers.services.take_in import take_in
from shouhou.kernel.errors import Invalid, NotAllowed, Stale

PHONE = "13800138000"


def planned(world: World) -> tuple[Roll, int]:
    """Two new customers, the first with two contacts; the known one with an address, another name to call and one more."""
    found = roll(world.lin, names=["甲厂", "乙厂", "沈阳某研究所"], phones=[PHONE])
    first = found.add(name=" 甲厂 ", branch_id=world.branches["shenyang"], distance_km=Decimal("1.5"))
    found.save_contact(first, there=None, name="李娜", phone="139 0000 0001", other_phone="024-88880000")
    found.save_contact(first, there=None, name="赵强", phone="13900000002")
    found.add(name="乙厂", branch_id=world.branches["shenyang"])
    assert found.change(world.customer_id, address="文化路1号")
    found.save_contact(
        world.customer_id, there=found.contact(world.customer_id, PHONE), name="王芳芳", phone=PHONE, role="主任"
    )
    found.save_contact(world.customer_id, there=None, name="孙丽", phone="13900000003")
    found.keep()
    return found, first


def test_it_enters_and_changes_them_as_the_forms_do(world: World) -> None:
    found, first = planned(world)
    ids = take_in(roll=found, actor=world.lin)
    new, known = Customer.objects.get(pk=ids[first]), Customer.objects.get(pk=world.customer_id)
    assert (new.name, new.version, new.changed, str(new.distance_km)) == ("甲厂", 1, [], "1.5")
    assert (known.address, known.version, known.changed) == ("文化路1号", 2, ["address", "contacts"])
    contacts = Contact.objects.order_by("customer", "pk").values_list("name", "role", "phone", "other_phone")
    assert [*contacts] == [
        ("王芳芳", "主任", PHONE, ""), ("孙丽", "", "13900000003", ""),
        ("李娜", "", "13900000001", "02488880000"), ("赵强", "", "13900000002", ""),
    ]  # fmt: skip
    assert [[c.name for c in find(world.lin, text)] for text in ("zhaoqiang", "文化路", "8000", "yc")] == [
        ["甲厂"], ["沈阳某研究所"], ["沈阳某研究所"], ["乙厂"],
    ]  # fmt: skip
    history = Customer.pgh_event_model.objects.filter(pgh_obj=known.pk)  # type: ignore[attr-defined]
    assert history.latest("pgh_id").changed == ["address", "contacts"]


def test_a_row_sees_what_the_rows_before_it_made_and_nothing_of_a_wrong_one(world: World) -> None:
    found, first = planned(world)
    assert found.same_as("甲厂有限公司", []) == {first: "name"}
    assert found.same_as("别人", ["+86 139 0000 0002", "1"]) == {first: "phone"}
    found.change(world.customer_id, name="丙所")
    found.save_contact(first, there=found.contact(first, "13900000002"), phone="13900000002", other_phone="123")
    wrong = found.add(name="丁厂", branch_id=world.branches["shenyang"])
    with pytest.raises(Invalid) as refused:
        found.save_contact(wrong, there=None, name="长" * 61, phone="1", other_phone="")
    assert [*refused.value.fields] == ["name", "phone"]
    assert (found.same_as("丙所", []), found.same_as("", ["123"])) == ({world.customer_id: "name"}, {first: "phone"})
    found.take_back()
    gone = [found.same_as(*asked) for asked in (("丙所", []), ("", ["123"]), ("丁厂", []))]
    assert gone == [{}, {}, {}]
    assert found.same_as("沈阳某研究所", []) == {world.customer_id: "name"}
    assert wrong not in found.customers


def test_whoever_sees_numbers_masked_is_not_told_whose_they_are(world: World) -> None:
    kept = world.lin.kept_to("customer.see", "customer.edit", "customer.import")
    found = roll(kept, names=[], phones=[PHONE])
    assert found.contact(world.customer_id, PHONE) is None
    with pytest.raises(Invalid):
        found.save_contact(world.customer_id, there=None, phone=PHONE)
    with pytest.raises(NotAllowed):
        found.change(world.customer_id, address="别处")


def test_it_refuses_where_a_customer_was_changed_meanwhile(world: World) -> None:
    found, _first = planned(world)
    save_contact(customer_id=world.customer_id, actor=world.lin, phone="13900000009")
    with nothing_changed(), pytest.raises(Stale):
        take_in(roll=found, actor=world.lin)


def test_it_refuses_whoever_may_not(world: World) -> None:
    found, _first = planned(world)
    with nothing_changed(), pytest.raises(NotAllowed):
        take_in(roll=found, actor=world.mei)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    found, _first = planned(world)
    assert all_or_nothing(lambda: take_in(roll=found, actor=world.lin)) == 4
