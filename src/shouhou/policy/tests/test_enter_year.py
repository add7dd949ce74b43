"""The holidays and make-up working days of a year."""

import datetime as dt

import pytest
from tests.bites import unchangeable
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.policy import public as policy
from shouhou.policy.models import CalendarYear
from shouhou.policy.services.enter_year import enter_year

MAY_DAY = policy.read_days("2026-05-01..2026-05-05 休\n2026-05-09 班 周五", 2026)


def entered(world: World, branch: str = "company", days: policy.Days = MAY_DAY) -> int:
    return enter_year(
        branch_id=world.branches[branch], year=2026, days=days, entered_by=world.people["ann"], now=world.now
    )


def off(world: World, branch: str, at: dt.datetime | None = None) -> int:
    """How many days off a branch has in 2026, as known at an instant; -1 where nobody has said."""
    path = f"{world.branches['company']}/{world.branches[branch]}/"
    year = policy.years_for(path, at or world.now).get(2026)
    return len(year.days.holidays) if year else -1


def test_it_holds_for_the_branches_below_but_those_with_their_own(world: World) -> None:
    entered(world)
    entered(world, "dalian", policy.Days())
    assert (off(world, "shenyang"), off(world, "dalian")) == (5, 0)


def test_before_it_was_entered_nobody_knew(world: World) -> None:
    entered(world)
    assert off(world, "shenyang", world.now - dt.timedelta(seconds=1)) == -1


def test_the_last_entry_counts_and_the_other_stays(world: World) -> None:
    entered(world)
    entered(world, days=policy.read_days("2026-05-01 休", 2026))
    assert off(world, "shenyang") == 1
    assert len(policy.entered(world.branches["company"])) == 2


@pytest.mark.parametrize(
    ("field", "year", "days"),
    [
        ("year", 1999, policy.Days()),
        ("days", 2027, MAY_DAY),
        ("days", 2026, policy.Days(frozenset({dt.date(2026, 5, 9)}), {dt.date(2026, 5, 9): 0})),
    ],
)
def test_it_refuses_days_that_are_none(world: World, field: str, year: int, days: policy.Days) -> None:
    with nothing_changed(), pytest.raises(Invalid) as error:
        enter_year(branch_id=world.branches["company"], year=year, days=days, entered_by=None, now=world.now)
    assert list(error.value.fields) == [field]


def test_it_knows_no_other_branch(world: World) -> None:
    with nothing_changed(), pytest.raises(NotFound):
        enter_year(branch_id=0, year=2026, days=MAY_DAY, entered_by=None, now=world.now)


def test_calendar_years_stand(world: World) -> None:
    entered(world)
    unchangeable(CalendarYear, year=2027)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: entered(world)) == 1
