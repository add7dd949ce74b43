"""Use case: two customers that were made one are two again, with their units and cases."""

import datetime as dt

import pytest
from tests.jobs import work_off
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.assets import public as assets
from shouhou.assets.services.merge_doubles import merge_doubles
from shouhou.assets.services.move_unit import move_unit
from shouhou.assets.services.part_doubles import part_doubles
from shouhou.cases.models import Case
from shouhou.customers.models import Customer
from shouhou.customers.public import add_customer
from shouhou.kernel.errors import Invalid


def test_everything_is_as_it_was(world: World) -> None:
    world.registered()
    kept = add_customer(name="另一家", branch_id=world.branches["shenyang"], actor=world.lin)
    merge_id = merge_doubles(
        kept_id=kept, gone_id=world.customer_id, kept_version=1, gone_version=1, taken=frozenset({"name"}),
        actor=world.lin, now=world.now,
    )  # fmt: skip
    work_off()
    assert part_doubles(merge_id=merge_id, customer_id=kept, actor=world.lin, now=world.now) == world.customer_id
    work_off()
    assert [u.id for u in assets.units_of(world.lin, world.customer_id)] == [world.unit_id]
    assert Case.objects.get().customer_id == world.customer_id
    assert Customer.objects.get(pk=kept).name == "另一家"


def test_it_refuses_once_a_unit_has_gone_elsewhere(world: World) -> None:
    kept, third = (
        add_customer(name=name, branch_id=world.branches["shenyang"], actor=world.lin) for name in ("另一家", "第三家")
    )
    merge_id = merge_doubles(
        kept_id=kept, gone_id=world.customer_id, kept_version=1, gone_version=1, taken=frozenset(), actor=world.lin,
        now=world.now,
    )  # fmt: skip
    move_unit(unit_id=world.unit_id, version=2, customer_id=third, actor=world.lin)
    with nothing_changed(), pytest.raises(Invalid):
        part_doubles(merge_id=merge_id, customer_id=kept, actor=world.lin, now=world.now + dt.timedelta(hours=1))
