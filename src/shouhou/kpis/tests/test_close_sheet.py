"""Use case: the assessment of a month is closed."""

import datetime as dt

import pytest
from tests.acts import DAY, do
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound, Refused
from shouhou.kpis.models import Sheet
from shouhou.kpis.services.close_sheet import close_sheet
from shouhou.kpis.tests.scene import closed, followed, measured, visited

MARCH, APRIL = dt.date(2026, 3, 1), dt.date(2026, 4, 1)


def test_it_stands_and_a_later_correction_is_a_further_version(world: World) -> None:
    followed(world)
    case = visited(world)
    measured(world)
    assert closed(world).version == 1
    with nothing_changed(), pytest.raises(Refused):
        closed(world)
    do(case, "followup.recorded", world.mei, world.now + 6 * DAY, reached=True, satisfied=False)
    measured(world, 40 * DAY)
    assert closed(world).version == 2
    first, second = (
        next(f for f in s.body["figures"] if f["name"] == "user_satisfaction")
        for s in Sheet.objects.order_by("version")
    )
    assert (first["base"], second["base"]) == (0, 1)


@pytest.mark.parametrize(
    ("who", "whose", "month", "error"),
    [("gu", "tao", MARCH, NotFound), ("lin", "gu", MARCH, NotFound), ("mei", "tao", MARCH, NotFound), ("lin", "tao", APRIL, Invalid),
     ("lin", "lin", MARCH, Refused)],
    ids=["another branch", "somebody of another branch", "without the permission", "a month that runs", "their own"],
)  # fmt: skip
def test_it_refuses(world: World, who: str, whose: str, month: dt.date, error: type[Exception]) -> None:
    with nothing_changed(), pytest.raises(error):
        close_sheet(
            month=month, branch_id=world.branches["shenyang"], person_id=world.people[whose], actor=world.actor(who),
            now=world.now + 40 * DAY,
        )  # fmt: skip


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: closed(world)) >= 1
