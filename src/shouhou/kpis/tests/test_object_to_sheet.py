"""Use case: a person objects to their closed assessment."""

import pytest
from tests.acts import DAY, do
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound, Refused
from shouhou.kpis.models import Objection
from shouhou.kpis.tests.scene import closed, followed, measured, objected, visited


def test_it_waits_for_a_decision(world: World) -> None:
    objected(world, closed(world), "十二号那单是客户改期")
    assert Objection.objects.get().decision == ""


@pytest.mark.parametrize(
    ("who", "reason", "error"),
    [("lin", "不对", NotFound), ("tao", "  ", Invalid)],
    ids=["somebody else's", "no reason"],
)
def test_it_refuses(world: World, who: str, reason: str, error: type[Exception]) -> None:
    sheet = closed(world)
    with nothing_changed(), pytest.raises(error):
        objected(world, sheet, reason, who)


def test_it_is_made_once_and_to_the_last_version(world: World) -> None:
    followed(world)
    case = visited(world)
    first = closed(world)
    objected(world, first, "不对")
    with nothing_changed(), pytest.raises(Refused):
        objected(world, first, "还是不对")
    do(case, "followup.recorded", world.mei, world.now + 6 * DAY, reached=True, satisfied=True)
    measured(world, 40 * DAY)
    closed(world)
    with nothing_changed(), pytest.raises(Refused):
        objected(world, first, "旧的")


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    sheet = closed(world)
    assert all_or_nothing(lambda: objected(world, sheet, "不对")) >= 1
