"""What was recorded stands, unless it is corrected: by whom, within which time, and what heals then."""

import pytest
from tests.acts import FINE, HOUR, MINUTE, clock_of, do, pass_time, states, verified
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.cases.public import Registered
from shouhou.kernel.errors import Invalid, NotAllowed, Refused
from shouhou.timeline import public as timeline


def struck(case: Registered) -> list[int]:
    return [e.seq for e in timeline.history(case.subject_id) if e.corrected]


def missed(world: World) -> Registered:
    """A request that nobody has answered by 14:00; its limit was 12:00."""
    case = world.registered()
    pass_time(world.now + 5 * HOUR)
    assert states(case, "fault") == {"FUR-2.1": "proposed"}
    return case


def fined(world: World) -> Registered:
    case, mei = missed(world), str(world.people["mei"])
    now = world.now + 5 * HOUR
    do(case, "fault.found", world.lin, now, **FINE, person=mei, cause="own", dissatisfied="false")
    do(case, "fine.confirmed", world.lin, now, **FINE, person=mei)
    return case


# ---- a late word heals -----------------------------------------------------------------------------------------------


def offline_answer(case: Registered, world: World) -> None:
    """At 15:00 a phone comes back and hands in the answer of 10:00."""
    do(case, "request.answered", world.mei, world.now + 6 * HOUR, at=world.now + HOUR, channel="offline", measured=True)


def test_it_withdraws_a_fault_whose_ground_has_gone(world: World) -> None:
    case = missed(world)
    offline_answer(case, world)
    assert clock_of(case, "response").state == "met"
    assert states(case, "fault") == {"FUR-2.1": "withdrawn"}
    assert verified(world.now + 6 * HOUR) == []


def test_it_proposes_to_revoke_a_fine_whose_ground_has_gone(world: World) -> None:
    case = fined(world)
    offline_answer(case, world)
    assert states(case, "fault") == {"FUR-2.1": "grounds_gone"}
    assert states(case, "fine") == {"FUR-2.1": "revocation_proposed"}
    assert states(case, "duty")["FUR-2.1"] == "open"
    do(case, "fine.revoked", world.lin, world.now + 7 * HOUR, **FINE, person=str(world.people["mei"]))
    assert (states(case, "fine"), states(case, "duty")["FUR-2.1"]) == ({"FUR-2.1": "revoked"}, "done")
    assert verified(world.now + 7 * HOUR) == []


def test_it_keeps_a_found_fault_as_grounds_gone_until_somebody_judges(world: World) -> None:
    case = missed(world)
    person = str(world.people["mei"])
    do(case, "fault.found", world.lin, world.now + 5 * HOUR, **FINE, person=person, cause="own", dissatisfied="false")
    offline_answer(case, world)
    assert states(case, "fault") == {"FUR-2.1": "grounds_gone"}


# ---- corrections -------------------------------------------------------------------------------------------------------


def test_it_takes_a_void_record_out_and_strikes_it_through(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + HOUR)
    do(case, "event.corrected", world.mei, world.now + HOUR + MINUTE, supersedes=2)
    assert clock_of(case, "response").state == "running"
    assert struck(case) == [2]
    assert verified(world.now + 2 * HOUR) == []


def test_it_brings_the_record_back_when_the_correction_is_corrected(world: World) -> None:
    case = world.registered()
    now = world.now + HOUR
    do(case, "request.answered", world.mei, now)
    do(case, "event.corrected", world.mei, now, supersedes=2)
    do(case, "event.corrected", world.mei, now, supersedes=3)
    assert clock_of(case, "response").state == "met"
    assert struck(case) == [3]


def test_it_moves_a_record_to_its_right_minute(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + HOUR)
    moved = world.now + 55 * MINUTE
    do(case, "event.corrected", world.mei, world.now + HOUR, supersedes=2, happened_at=moved.isoformat())
    assert clock_of(case, "response").stopped_at == moved


def test_it_lets_a_late_correction_wait_for_another_person(world: World) -> None:
    """Nobody heals their own missed clock by correcting the minute afterwards."""
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + 4 * HOUR)
    given = {"supersedes": 2, "happened_at": (world.now + HOUR).isoformat(), "reason": "误记"}
    do(case, "event.corrected", world.mei, world.now + 4 * HOUR, **given)
    assert clock_of(case, "response").state == "missed"
    assert struck(case) == []
    do(case, "claim.confirmed", world.lin, world.now + 5 * HOUR, claim=3)
    assert clock_of(case, "response").state == "met"
    assert struck(case) == [2]
    assert verified(world.now + 5 * HOUR) == []


def test_it_lets_a_late_word_in_place_of_another_wait_too(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + 4 * HOUR)
    do(case, "request.answered", world.mei, world.now + 4 * HOUR, at=world.now + HOUR, supersedes=2)
    assert (clock_of(case, "response").state, clock_of(case, "response").stopped_at) == ("missed", world.now + 4 * HOUR)
    do(case, "claim.confirmed", world.lin, world.now + 5 * HOUR, claim=3)
    assert (clock_of(case, "response").state, clock_of(case, "response").stopped_at) == ("met", world.now + HOUR)


def test_it_lets_a_manager_correct_another_persons_record_at_any_time(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + HOUR)
    given = {"supersedes": 2, "reason": "并未答复", "backdated": "补记"}
    do(case, "event.corrected", world.lin, world.now + 5 * HOUR, **given)
    assert clock_of(case, "response").state == "missed"


def test_it_refuses_to_correct_another_persons_record(world: World) -> None:
    case = world.registered()
    do(case, "solution.proposed", world.lin, world.now + HOUR)
    with nothing_changed(), pytest.raises(NotAllowed):
        do(case, "event.corrected", world.mei, world.now + HOUR, supersedes=2)


def test_it_refuses_a_correction_without_a_reason_after_five_minutes(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + HOUR)
    with nothing_changed(), pytest.raises(Invalid) as refused:
        do(case, "event.corrected", world.mei, world.now + HOUR + 6 * MINUTE, supersedes=2)
    assert [*refused.value.fields] == ["reason"]


def test_it_refuses_a_correction_of_nothing(world: World) -> None:
    case = world.registered()
    for given in ({}, {"supersedes": 9}):
        with nothing_changed(), pytest.raises(Invalid):
            do(case, "event.corrected", world.mei, world.now, **given)


def test_it_refuses_to_void_the_request_itself(world: World) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(Refused):
        do(case, "event.corrected", world.mei, world.now, supersedes=1)


def test_it_refuses_a_right_minute_in_the_future_or_before_the_request(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + HOUR)
    for minute in (world.now + 2 * HOUR, world.now - HOUR):
        with nothing_changed(), pytest.raises(Invalid) as refused:
            do(case, "event.corrected", world.mei, world.now + HOUR, supersedes=2, happened_at=minute.isoformat())
        assert [*refused.value.fields] == ["happened_at"]


def test_it_takes_earlier_minutes_once_the_request_was_corrected(world: World) -> None:
    case = world.registered()
    given = {"supersedes": 1, "happened_at": (world.now - HOUR).isoformat(), "reason": "误记", "backdated": "补记"}
    do(case, "event.corrected", world.lin, world.now, **given)
    do(case, "request.answered", world.mei, world.now, at=world.now - 10 * MINUTE)
    assert clock_of(case, "response").stopped_at == world.now - 10 * MINUTE


@pytest.mark.parametrize("word", ["fine.confirmed"])
def test_it_refuses_to_correct_a_decision_on_a_fine(word: str, world: World) -> None:
    case = fined(world)
    seq = next(e.seq for e in timeline.history(case.subject_id) if e.word == word)
    with nothing_changed(), pytest.raises(Refused):
        do(case, "event.corrected", world.lin, world.now + 5 * HOUR, supersedes=seq)
