"""Use case: two customers became one, or two again: their cases follow."""

from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.cases.models import Case
from shouhou.cases.services.follow_merge import follow_merge
from shouhou.customers import public as customers


def test_they_follow_there_and_back_and_twice_is_once(world: World) -> None:
    world.registered()
    kept = customers.add_customer(name="另一家", branch_id=world.branches["shenyang"], actor=world.lin)
    merge_id = customers.merge_customers(
        kept_id=kept, gone_id=world.customer_id, kept_version=1, gone_version=1, taken=frozenset(), actor=world.lin,
        now=world.now,
    )  # fmt: skip
    follow_merge(merge_id=merge_id)
    assert Case.objects.get().customer_id == kept
    with nothing_changed():
        follow_merge(merge_id=merge_id)
    customers.undo_merge(merge_id=merge_id, customer_id=kept, actor=world.lin, now=world.now)
    follow_merge(merge_id=merge_id)
    assert Case.objects.get().customer_id == world.customer_id
    with nothing_changed():
        follow_merge(merge_id=merge_id)
