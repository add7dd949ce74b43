"""Use case: two customers that are the same become one, with their units; their cases follow."""

import pytest
from tests.jobs import forget, work_off
from tests.nothing_changed import all_or_nothing
from tests.world import World

from shouhou.assets import public as assets
from shouhou.assets.services.merge_doubles import merge_doubles
from shouhou.cases.models import Case
from shouhou.customers.public import add_customer
from shouhou.timeline.models import Event


def given(world: World, kept: int, **changed: object) -> dict[str, object]:
    return {
        "kept_id": kept, "gone_id": world.customer_id, "kept_version": 1, "gone_version": 1, "taken": frozenset(),
        "actor": world.lin, "now": world.now, **changed,
    }  # fmt: skip


@pytest.fixture
def kept(world: World) -> int:
    return add_customer(name="沈阳某研究所（本部）", branch_id=world.branches["shenyang"], actor=world.lin)


def test_units_and_cases_go_over_and_no_event_is_rewritten(world: World, kept: int) -> None:
    world.registered()
    events = list(Event.objects.order_by("pk").values_list("pk", "hash"))
    merge_doubles(**given(world, kept))  # type: ignore[arg-type]
    assert [u.id for u in assets.units_of(world.lin, kept)] == [world.unit_id]
    work_off()
    assert Case.objects.get().customer_id == kept
    assert [(pk, bytes(h)) for pk, h in Event.objects.order_by("pk").values_list("pk", "hash")] == [
        (pk, bytes(h)) for pk, h in events
    ]


def test_it_leaves_nothing_when_it_breaks(world: World, kept: int) -> None:
    forget()
    assert all_or_nothing(lambda: merge_doubles(**given(world, kept))) >= 6  # type: ignore[arg-type]
