"""A branch of the farm-machinery division with its keeper, beside the cast."""

import pytest
from tests.world import World

from shouhou.people.services.add_person import add_person
from shouhou.policy.services.adopt_regulation import adopt_regulation
from shouhou.registers.models import Entry
from shouhou.registers.services.open_entry import open_entry


@pytest.fixture
def stocktake(world: World) -> Entry:
    """A stocktake that the keeper has planned at a branch that follows the farm-machinery rules."""
    branch = world.branches["shenyang"]
    adopt_regulation(slug="farm-machinery", branch_id=branch, from_on=world.now.date(), settings={})
    world.people["keeper"] = add_person(
        name="周敏", username="keeper", password=None, role="keeper", branch_id=branch, at=world.now
    )
    return open_entry(
        kind="stocktake", branch_id=branch, word="stocktake.planned", fields={}, actor=world.actor("keeper"),
        now=world.now, title="四月盘点",
    )  # fmt: skip
