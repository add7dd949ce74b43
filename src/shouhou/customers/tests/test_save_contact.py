"""Use case: whom to call at a customer's is entered or changed."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.customers import public as customers
from shouhou.customers.models import Contact, Customer
from shouhou.customers.services.save_contact import save_contact
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound

REFUSED = {
    "no number": ({"phone": ""}, ["phone"]),
    "a number that is none": ({"phone": "call me"}, ["phone"]),
    "another number that is none": ({"other_phone": "12"}, ["other_phone"]),
    "a number that is there": ({"phone": "138-0013-8000"}, ["phone"]),
    "a name that is too long": ({"name": "长" * 61}, ["name"]),
    "a role that is too long": ({"role": "长" * 41}, ["role"]),
}


def given(world: World, **changed: object) -> dict[str, object]:
    return {
        "customer_id": world.customer_id, "actor": world.mei, "name": "单雄", "role": "设备科长", "phone": "139 1234 5678",
        "other_phone": "024-23456789", **changed,
    }  # fmt: skip


def test_a_new_one_is_found_by_name_and_by_both_numbers(world: World) -> None:
    pk = save_contact(**given(world))  # type: ignore[arg-type]
    contact = Contact.objects.get(pk=pk)
    assert (contact.role, contact.phone, contact.other_phone) == ("设备科长", "13912345678", "02423456789")
    for text in ("shanxiong", "5678", "6789", "024234", "wangfang"):
        assert [c.id for c in customers.find(world.mei, text)] == [world.customer_id], text
    assert (Customer.objects.get().version, Customer.objects.get().changed) == (2, ["contacts"])


def test_one_that_is_there_is_changed(world: World) -> None:
    pk = Contact.objects.get().pk
    assert save_contact(**given(world, contact_id=pk, phone="13800138000", name="王芬")) == pk  # type: ignore[arg-type]
    assert [c.name for c in Contact.objects.all()] == ["王芬"]
    assert customers.find(world.mei, "wangfang") == []


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses(case: str, world: World) -> None:
    changed, fields = REFUSED[case]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        save_contact(**given(world, **changed))  # type: ignore[arg-type]
    assert [*refused.value.fields] == fields


def test_it_refuses_whoever_may_not_and_hides_what_they_do_not_see(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        save_contact(**given(world, actor=world.hua))  # type: ignore[arg-type]
    for changed in ({"actor": world.gu}, {"contact_id": 999}, {"customer_id": 999}):
        with nothing_changed(), pytest.raises(NotFound):
            save_contact(**given(world, **changed))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: save_contact(**given(world))) == 2  # type: ignore[arg-type]
