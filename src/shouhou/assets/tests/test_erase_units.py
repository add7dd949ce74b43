"""Use case: what people wrote about the units of a customer is erased."""

from tests.nothing_changed import all_or_nothing
from tests.world import World

from shouhou.assets.models import Import, Unit
from shouhou.assets.services.carry_out_import import carry_out_import
from shouhou.assets.services.erase_units import erase_units
from shouhou.assets.tests.import_files import KNOWN, NEW, as_csv, read
from shouhou.customers.models import Customer


def test_a_list_that_was_carried_out_keeps_no_name(world: World) -> None:
    brought = read(world, as_csv(NEW, KNOWN))
    carry_out_import(import_id=brought, actor=world.lin, now=world.now)
    customer = Customer.objects.get(name=NEW[0])
    erase_units(customer_ids=[customer.pk])
    kept = Import.objects.get(pk=brought)
    assert not any(row.get("about") == NEW[0] or row["errors"] for row in kept.outcome)
    assert kept.made == []


def test_a_list_that_waits_is_gone_and_others_stay(world: World) -> None:
    read(world, as_csv(KNOWN))
    other = read(world, as_csv(NEW))
    erase_units(customer_ids=[world.customer_id])
    assert list(Import.objects.values_list("pk", flat=True)) == [other]
    assert Unit.objects.get(pk=world.unit_id).serial == "SN-0001"


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: erase_units(customer_ids=[world.customer_id])) >= 1
