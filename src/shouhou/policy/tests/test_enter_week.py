"""The hours of a branch's week, from a day on."""

import datetime as dt

import pytest
from tests.bites import unchangeable
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.policy import public as policy
from shouhou.policy.models import WorkingWeek
from shouhou.policy.services.enter_week import enter_week

NINE_TO_FIVE = dict.fromkeys(range(5), policy.read_hours("09:00-17:00"))
MARCH, JUNE = dt.date(2026, 3, 1), dt.date(2026, 6, 1)


def entered(world: World, branch: str = "company", from_on: dt.date = MARCH, hours: str = "09:00-17:00") -> int:
    week = dict.fromkeys(range(5), policy.read_hours(hours))
    return enter_week(
        branch_id=world.branches[branch], from_on=from_on, hours=week, entered_by=world.people["ann"], now=world.now
    )


def hours(world: World, branch: str) -> dict[str, str]:
    """What counts at a branch: the day from which on, and Monday's hours."""
    path = world.branches["company"], world.branches[branch]
    weeks = policy.weeks_for("/".join(map(str, path)) + "/", world.now)
    return {str(day): policy.written_hours(week.hours[0]) for day, week in weeks.items()}


def test_it_holds_for_the_branches_below(world: World) -> None:
    entered(world)
    assert hours(world, "shenyang") == hours(world, "dalian") == {"2026-03-01": "09:00-17:00"}


def test_a_branchs_own_take_the_place_of_those_above_from_their_day_on(world: World) -> None:
    entered(world)
    entered(world, "dalian", JUNE, "10:00-15:00")
    assert hours(world, "dalian") == {"2026-03-01": "09:00-17:00", "2026-06-01": "10:00-15:00"}
    entered(world, from_on=dt.date(2026, 7, 1), hours="08:00-16:00")
    assert hours(world, "dalian")["2026-07-01"] == "10:00-15:00"
    assert hours(world, "shenyang")["2026-07-01"] == "08:00-16:00"


def test_what_is_entered_last_for_a_day_counts_and_the_other_stays(world: World) -> None:
    entered(world)
    entered(world, hours="10:00-15:00")
    assert hours(world, "dalian") == {"2026-03-01": "10:00-15:00"}
    assert [week.branch_id for week in policy.entered(world.branches["company"])] == [world.branches["company"]] * 2


def test_it_says_who_entered_it(world: World) -> None:
    entered(world)
    assert WorkingWeek.objects.get().entered_by_id == world.people["ann"]


@pytest.mark.parametrize(
    ("field", "given"),
    [("hours", {"hours": {}}), ("hours", {"hours": {0: ()}}), ("from_on", {"from_on": dt.date(1999, 12, 31)})],
)
def test_it_refuses_a_week_that_is_none(world: World, field: str, given: dict[str, object]) -> None:
    known = {"branch_id": world.branches["company"], "from_on": MARCH, "hours": NINE_TO_FIVE}
    with nothing_changed(), pytest.raises(Invalid) as error:
        enter_week(**{**known, **given}, entered_by=None, now=world.now)  # type: ignore[arg-type]
    assert list(error.value.fields) == [field]


def test_it_knows_no_other_branch(world: World) -> None:
    with nothing_changed(), pytest.raises(NotFound):
        enter_week(branch_id=0, from_on=MARCH, hours=NINE_TO_FIVE, entered_by=None, now=world.now)


def test_working_weeks_stand(world: World) -> None:
    entered(world)
    unchangeable(WorkingWeek, from_on=JUNE)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: entered(world)) == 1
