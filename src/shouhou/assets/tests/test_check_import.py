"""Use case: what would an import do? Each row is looked at beside what is there, and nothing is written but the answer."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets.models import Import, Unit
from shouhou.assets.services.carry_out_import import carry_out_import
from shouhou.assets.services.check_import import check_import
from shouhou.assets.tests.import_files import KNOWN, NEW, brought, customer, states
from shouhou.customers.models import Customer
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound


def test_it_says_what_would_become_of_known_ones(world: World) -> None:
    one = brought(world, NEW, KNOWN)
    check_import(import_id=one.pk, update=True, actor=world.lin)
    assert states(one) == ["new", "changed"]
    assert (one.update, Customer.objects.get().version, Unit.objects.get().version) == (True, 1, 1)
    check_import(import_id=one.pk, update=False, actor=world.lin)
    assert states(one) == ["new", "same"]


def test_it_refuses_what_is_carried_out_and_whoever_may_not(world: World) -> None:
    one = brought(world, NEW)
    with nothing_changed(), pytest.raises(NotAllowed):
        check_import(import_id=one.pk, update=True, actor=world.mei)
    with nothing_changed(), pytest.raises(NotFound):
        check_import(import_id=one.pk, update=True, actor=world.zhao)
    carry_out_import(import_id=one.pk, actor=world.lin, now=world.now)
    assert customer("大连铸造有限公司")
    with nothing_changed(), pytest.raises(Invalid):
        check_import(import_id=one.pk, update=True, actor=world.lin)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    one = brought(world, NEW)
    assert all_or_nothing(lambda: check_import(import_id=one.pk, update=True, actor=world.lin)) == 1
    assert Import.objects.get().update
