"""The laws that the database itself keeps about customers."""

import pytest
from tests.bites import bites, unchangeable
from tests.world import World

from shouhou.customers.models import Contact, Customer, Disclosure, Merge, Site
from shouhou.customers.services.disclose import disclose


def test_it_takes_no_negative_distance(world: World) -> None:
    with bites("no_negative_distance"):
        Customer.objects.update(distance_km=-1)


def test_it_takes_no_customer_without_a_name(world: World) -> None:
    with bites("a_customer_has_a_name"):
        Customer.objects.update(name="")


def test_it_keeps_a_phone_once_with_a_customer(world: World) -> None:
    with bites("a_phone_stands_once_with_a_customer"):
        Contact.objects.create(customer_id=world.customer_id, phone="13800138000")


@pytest.mark.parametrize("phone", ["", "12", "138 0013", "１３８００", "call", "1" * 19])
def test_it_takes_no_phone_that_is_none(phone: str, world: World) -> None:
    with bites("a_phone_is_digits"):
        Contact.objects.create(customer_id=world.customer_id, phone=phone)


def test_it_keeps_row_history_as_it_was_written(world: World) -> None:
    unchangeable(Customer.pgh_event_model, pgh_label="forged")  # type: ignore[attr-defined]


@pytest.mark.parametrize("phone", ["12", "138 0013", "call"])
def test_it_takes_no_other_phone_that_is_none(phone: str, world: World) -> None:
    with bites("another_phone_is_digits"):
        Contact.objects.update(other_phone=phone)


def test_it_takes_no_merged_customer_that_can_be_found(world: World) -> None:
    other = Customer.objects.create(name="另一家", branch_id=world.branches["shenyang"], branch_path="1/2/")
    with bites("who_was_merged_is_archived"):
        Customer.objects.filter(pk=world.customer_id).update(merged_into=other)


def test_it_takes_no_other_grade(world: World) -> None:
    with bites("a_grade_is_one_of_three"):
        Customer.objects.update(grade="gold")


def test_it_takes_no_place_without_a_name_and_none_twice(world: World) -> None:
    with bites("a_site_has_a_name"):
        Site.objects.create(customer_id=world.customer_id, name="")
    Site.objects.create(customer_id=world.customer_id, name="一厂")
    with bites("a_site_stands_once_with_a_customer"):
        Site.objects.create(customer_id=world.customer_id, name="一厂")


def test_disclosures_stand(world: World) -> None:  # disclosures_stand
    disclose(actor=world.mei, customer_id=world.customer_id, now=world.now)
    unchangeable(Disclosure, count=2)


@pytest.mark.parametrize("said", [{"what": "page"}, {"what": "file", "customer_id": 1}, {"what": "else"}])
def test_it_takes_no_disclosure_of_nobody(said: dict[str, object], world: World) -> None:
    with bites("a_disclosure_says_of_whom"):
        Disclosure.objects.create(at=world.now, user_id=world.mei.id, **said)


def test_it_merges_a_customer_once_and_into_another(world: World) -> None:
    other = Customer.objects.create(name="另一家", branch_id=world.branches["shenyang"], branch_path="1/2/")
    given = {"at": world.now, "by_id": world.mei.id, "gone_version": 1, "kept_version": 1}
    with bites("nobody_is_merged_into_themselves"):
        Merge.objects.create(gone=other, kept=other, **given)
    Merge.objects.create(gone=other, kept_id=world.customer_id, **given)
    with bites("a_customer_is_merged_once"):
        Merge.objects.create(gone=other, kept_id=world.customer_id, **given)
