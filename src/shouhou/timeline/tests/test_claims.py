"""Who may state which minute: what is stated too late counts only after another person has confirmed it."""

import datetime as dt

import pytest
from tests.acts import DAY, HOUR, MINUTE, clock_of, do, states, verified
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, Refused
from shouhou.timeline import public as timeline
from shouhou.timeline import rules

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("role", "minutes", "measured", "may_backdate", "claimed"),
    [
        ("desk", 16, False, False, False),
        ("desk", 17, False, False, True),
        ("buyer", 6, False, False, False),
        ("buyer", 7, False, False, True),
        ("desk", 600, True, False, False),
        ("manager", 600, False, True, False),
        ("manager", 600, False, False, True),
    ],
)
def test_it_is_claimed_outside_the_window_of_the_role(
    role: str, minutes: int, measured: bool, may_backdate: bool, claimed: bool
) -> None:
    stated = NOW - minutes * MINUTE
    assert rules.is_claimed(stated, NOW, role, measured=measured, may_backdate=may_backdate) is claimed


def late_claim(world: World):  # type: ignore[no-untyped-def]
    """At 14:00 the desk says that it answered at 10:00; the limit was 12:00."""
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + 5 * HOUR, at=world.now + HOUR)
    return case


def test_it_counts_at_its_entry_until_another_person_confirms_it(world: World) -> None:
    case = late_claim(world)
    assert (clock_of(case, "response").state, states(case, "fault")["FUR-2.1"]) == ("missed", "proposed")
    entry = timeline.history(case.subject_id)[1]
    assert (entry.claimed, entry.confirmed_by, entry.occurred_at) == (True, None, world.now + HOUR)

    do(case, "claim.confirmed", world.lin, world.now + 6 * HOUR, claim=2, reason="通话记录")
    answered = clock_of(case, "response")
    assert (answered.state, answered.stopped_at) == ("met", world.now + HOUR)
    assert states(case, "fault")["FUR-2.1"] == "withdrawn"
    assert timeline.history(case.subject_id)[1].confirmed_by == world.lin.id
    assert verified(world.now + 6 * HOUR) == []


def test_it_is_not_confirmed_by_whoever_entered_it(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.lin, world.now + 5 * HOUR, at=world.now + HOUR)
    with nothing_changed(), pytest.raises(Refused) as refused:
        do(case, "claim.confirmed", world.lin, world.now + 6 * HOUR, claim=2)
    assert [r.missing for r in refused.value.reasons] == ["another_person"]
    do(case, "claim.confirmed", world.zhao, world.now + 6 * HOUR, claim=2)
    assert clock_of(case, "response").state == "met"


@pytest.mark.parametrize("claim", [1, 9])
def test_it_confirms_only_what_waits(claim: int, world: World) -> None:
    case = late_claim(world)
    with nothing_changed(), pytest.raises(Invalid):
        do(case, "claim.confirmed", world.lin, world.now + 6 * HOUR, claim=claim)


def test_it_is_confirmed_once(world: World) -> None:
    case = late_claim(world)
    do(case, "claim.confirmed", world.lin, world.now + 6 * HOUR, claim=2)
    with nothing_changed(), pytest.raises(Invalid):
        do(case, "claim.confirmed", world.zhao, world.now + 6 * HOUR, claim=2)


def test_it_waits_again_when_its_confirmation_is_taken_back(world: World) -> None:
    case = late_claim(world)
    do(case, "claim.confirmed", world.lin, world.now + 6 * HOUR, claim=2)
    do(case, "event.corrected", world.lin, world.now + 6 * HOUR, supersedes=3)
    assert clock_of(case, "response").state == "missed"
    assert timeline.history(case.subject_id)[1].confirmed_by is None


def test_it_is_not_confirmed_yet_in_what_was_known_earlier(world: World) -> None:
    case = late_claim(world)
    do(case, "claim.confirmed", world.lin, world.now + 6 * HOUR, claim=2)
    was_known = timeline.timeline(case.subject_id, world.now + 6 * HOUR, known_at=world.now + 5 * HOUR + MINUTE)
    assert {c.state for c in was_known.clocks if c.name == "response"} == {"missed"}


def test_it_lets_a_manager_state_any_minute_with_a_reason(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.lin, world.now + 5 * HOUR, at=world.now + HOUR, backdated="补记")
    assert clock_of(case, "response").state == "met"


def test_it_lets_nobody_else_do_so(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + 5 * HOUR, at=world.now + HOUR, backdated="补记")
    assert clock_of(case, "response").state == "missed"


def test_it_starts_the_clocks_of_a_request_told_late_at_its_entry(world: World) -> None:
    registered = world.registered(at=world.now)
    late = world.now + 2 * HOUR
    from shouhou.cases.public import register_request

    told = register_request(
        customer_id=world.customer_id,
        unit_id=None,
        fields={"channel": "phone"},
        actor=world.mei,
        now=late,
        at=world.now,
    )
    assert clock_of(registered, "response").started_at == world.now
    assert clock_of(told, "response").started_at == late
    assert verified(world.now + DAY) == []
