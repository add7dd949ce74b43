"""Use case: an import is carried out as it was shown."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets.models import Unit
from shouhou.assets.services.carry_out_import import carry_out_import
from shouhou.assets.tests.import_files import KNOWN, NEW, SECOND, WRONG, brought, customer
from shouhou.customers.models import Contact, Customer
from shouhou.customers.public import add_customer
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Stale


def test_it_enters_the_right_rows_and_keeps_no_file(world: World) -> None:
    one = brought(world, NEW, SECOND, KNOWN, WRONG)
    carry_out_import(import_id=one.pk, actor=world.lin, now=world.now)
    one.refresh_from_db()
    made = customer("大连铸造有限公司")
    assert sorted(Unit.objects.filter(customer=made).values_list("serial", flat=True)) == ["VF-2026-001", "VF-2026-002"]
    assert Contact.objects.get(customer=made).phone == "13900000001"
    assert Customer.objects.count() == 2
    assert (one.content, one.done_at, one.versions["customer"]) == (None, world.now, {str(made.pk): made.version})
    assert [row["state"] for row in one.outcome] == ["new", "new", "same", "wrong"]
    assert "大连铸造有限公司" not in str(one.outcome)


def test_it_refuses_when_a_row_would_do_something_else_now(world: World) -> None:
    one = brought(world, NEW)
    add_customer(name="大连铸造", branch_id=world.branches["shenyang"], actor=world.lin)
    with nothing_changed(), pytest.raises(Stale):
        carry_out_import(import_id=one.pk, actor=world.lin, now=world.now)


def test_it_refuses_where_nothing_is_to_be_done(world: World) -> None:
    one = brought(world, KNOWN, WRONG)
    with nothing_changed(), pytest.raises(Invalid):
        carry_out_import(import_id=one.pk, actor=world.lin, now=world.now)


def test_it_refuses_twice_and_whoever_may_not(world: World) -> None:
    one = brought(world, NEW)
    with nothing_changed(), pytest.raises(NotAllowed):
        carry_out_import(import_id=one.pk, actor=world.mei, now=world.now)
    with nothing_changed(), pytest.raises(NotFound):
        carry_out_import(import_id=one.pk, actor=world.zhao, now=world.now)
    carry_out_import(import_id=one.pk, actor=world.lin, now=world.now)
    with nothing_changed(), pytest.raises(Invalid):
        carry_out_import(import_id=one.pk, actor=world.lin, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    one = brought(world, NEW, SECOND)
    assert (
        all_or_nothing(lambda: carry_out_import(import_id=one.pk, actor=world.lin, now=world.now)) == 4
    )  # customers, contacts, units
