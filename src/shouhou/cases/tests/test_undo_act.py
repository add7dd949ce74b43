"""Use case: whoever entered the last act takes it back within five minutes."""

import pytest
from tests.acts import HOUR, MINUTE, clock_of, do, verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.models import Case
from shouhou.cases.public import undo_act
from shouhou.kernel.errors import NotFound, Refused
from shouhou.timeline import public as timeline
from shouhou.timeline.models import Event


def test_it_strikes_the_act_through_and_sets_its_clock_running_again(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + HOUR)
    undo_act(case_id=case.case_id, seq=2, actor=world.mei, now=world.now + HOUR + 5 * MINUTE)
    assert (Case.objects.get().state, clock_of(case, "response").state) == ("requested", "running")
    assert [(e.word, e.corrected) for e in timeline.history(case.subject_id)][1:] == [
        ("request.answered", True), ("event.corrected", False),
    ]  # fmt: skip
    assert Event.objects.count() == 3
    assert verified(world.now + 2 * HOUR) == []


@pytest.mark.parametrize(
    ("who", "seq", "minutes"),
    [("mei", 2, 6), ("lin", 2, 1), ("mei", 1, 1), ("mei", 9, 1)],
    ids=["after five minutes", "another person's", "the request itself", "what is not there"],
)
def test_it_refuses(who: str, seq: int, minutes: int, world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + HOUR)
    with nothing_changed(), pytest.raises(Refused) as refused:
        undo_act(case_id=case.case_id, seq=seq, actor=world.actor(who), now=world.now + HOUR + minutes * MINUTE)
    assert refused.value.reasons[0].says["zh"]


def test_it_refuses_what_was_taken_back_already_and_the_taking_back(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + HOUR)
    undo_act(case_id=case.case_id, seq=2, actor=world.mei, now=world.now + HOUR)
    for seq in (2, 3):
        with nothing_changed(), pytest.raises(Refused):
            undo_act(case_id=case.case_id, seq=seq, actor=world.mei, now=world.now + HOUR)


def test_it_knows_no_case_outside_the_scope(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + HOUR)
    with nothing_changed(), pytest.raises(NotFound):
        undo_act(case_id=case.case_id, seq=2, actor=world.gu, now=world.now + HOUR)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + HOUR)
    now = world.now + HOUR
    assert all_or_nothing(lambda: undo_act(case_id=case.case_id, seq=2, actor=world.mei, now=now)) >= 5
