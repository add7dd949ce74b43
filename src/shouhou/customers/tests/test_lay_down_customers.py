"""Use case: many customers are laid down at once; they are found as those that were entered one by one."""

import pytest
from django.db import IntegrityError, transaction
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.customers.models import Customer
from shouhou.customers.public import Entry, find, lay_down_customers


def test_it_writes_customers_with_whom_to_call(world: World) -> None:
    shenyang = world.branches["shenyang"]
    ids = lay_down_customers(
        entries=[
            Entry("锦州特钢厂", shenyang, 230, "王工", "13900001111"),
            Entry("丹东轴承厂", shenyang, 240, "", "13900002222"),
        ]
    )
    assert [Customer.objects.get(pk=pk).name for pk in ids] == ["锦州特钢厂", "丹东轴承厂"]
    assert Customer.objects.get(pk=ids[0]).branch_path == f"{world.branches['company']}/{shenyang}/"
    for text in ("特钢", "jztgc", "jinzhou", "1111", "13900001111"):
        assert [c.id for c in find(world.mei, text)] == ids[:1], text


def test_it_writes_nothing_where_one_is_not_right(world: World) -> None:
    right = Entry("甲", world.branches["shenyang"], 1, "", "123")
    with nothing_changed(), pytest.raises(IntegrityError), transaction.atomic():
        lay_down_customers(entries=[right, Entry("乙", world.branches["shenyang"], 1, "", "no number")])
