"""A working calendar is entered or changed, and what counts by it is derived again."""

import datetime as dt

import pytest
from tests.acts import DAY, HOUR, clock_of, do, pass_time
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.public import Registered
from shouhou.kernel.errors import Invalid
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline
from shouhou.timeline.models import Subject

NINE_TO_FIVE = dict.fromkeys(range(5), policy.read_hours("09:00-17:00"))
SINCE = dt.date(2026, 1, 1)


@pytest.fixture
def case(world: World) -> Registered:
    """A unit that was sent to its maker, under a regulation that gives ten working days for that."""
    policy.adopt_regulation(
        slug="building-systems",
        branch_id=world.branches["shenyang"],
        from_on=SINCE,
        settings={"guarantee": "24 months"},
    )
    made = world.registered()
    do(made, "unit.sent_to_maker", world.mei, world.now + HOUR)
    return made


def enter(world: World, now: dt.datetime, days: str | None = None, branch: str = "company") -> int:
    path = f"{world.branches['company']}/" + ("" if branch == "company" else f"{world.branches[branch]}/")
    return timeline.enter_calendar(
        branch_id=world.branches[branch], branch_path=path, entered_by=world.people["ann"], now=now,
        week=None if days is not None else (SINCE, NINE_TO_FIVE),
        year=None if days is None else (2026, policy.read_days(days, 2026)),
    )  # fmt: skip


def test_without_data_for_the_year_it_is_undecided_and_says_so(world: World, case: Registered) -> None:
    assert clock_of(case, "maker_repair") is None or clock_of(case, "maker_repair").state == "undecided"
    derived = timeline.timeline(case.subject_id, world.now + HOUR)
    assert "BSC-2.2.2.5" in derived.undecided["calendar.office.2026"]


def test_what_was_undecided_is_decided_once_it_is_entered(world: World, case: Registered) -> None:
    enter(world, world.now + 2 * HOUR)
    assert enter(world, world.now + 2 * HOUR, "") == 1
    pass_time(world.now + 3 * HOUR)
    due = clock_of(case, "maker_repair").due_at
    assert due is not None
    assert policy.local_day(due) == dt.date(2026, 3, 16)  # ten working days after Monday, 2 March


def test_a_changed_year_moves_the_limits_of_open_cases_and_keeps_what_was_known(world: World, case: Registered) -> None:
    enter(world, world.now + 2 * HOUR)
    enter(world, world.now + 2 * HOUR, "")
    pass_time(world.now + 3 * HOUR)
    assert enter(world, world.now + DAY, "2026-03-09 休\n2026-03-14 班 周一\n2026-03-10 休", branch="shenyang") == 1
    pass_time(world.now + DAY + HOUR)
    due = clock_of(case, "maker_repair").due_at
    assert due is not None
    assert policy.local_day(due) == dt.date(2026, 3, 17)
    known = timeline.timeline(case.subject_id, world.now + DAY + HOUR, known_at=world.now + 4 * HOUR)
    before = next(clock.due_at for clock in known.clocks if clock.name == "maker_repair")
    assert before is not None
    assert policy.local_day(before) == dt.date(2026, 3, 16)
    assert timeline.verify_subject(case.subject_id, world.now + DAY + HOUR) == []


def test_it_wakes_only_what_counts_by_it_there_and_then(world: World, case: Registered) -> None:
    other = enter(world, world.now + HOUR, "", branch="dalian")
    assert (other, timeline.counted(f"{world.branches['company']}/", year=2025)) == (0, 0)
    assert timeline.counted(f"{world.branches['company']}/", year=2027) == 1  # it runs still
    Subject.objects.update(adopted=[])
    assert timeline.counted(f"{world.branches['company']}/", year=2026) == 0


def test_it_leaves_cases_of_other_regulations_alone(world: World) -> None:
    world.registered()
    assert enter(world, world.now + HOUR, "") == 0


def test_it_refuses_what_is_wrong(world: World, case: Registered) -> None:
    with nothing_changed(), pytest.raises(Invalid):
        timeline.enter_calendar(
            branch_id=world.branches["company"], branch_path=f"{world.branches['company']}/", entered_by=None,
            now=world.now, week=(SINCE, {}),
        )  # fmt: skip


def test_it_leaves_nothing_when_it_breaks(world: World, case: Registered) -> None:
    assert all_or_nothing(lambda: enter(world, world.now + 2 * HOUR, "")) == 2
