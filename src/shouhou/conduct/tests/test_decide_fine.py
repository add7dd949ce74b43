"""Use case: something is decided about a fine after its proposal; each decision has its place in the order."""

import pytest
from tests.fines import about, decide, fault, found, late
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.conduct.services.decide_fine import BEFORE, decide_fine
from shouhou.kernel.errors import NotFound, Refused
from shouhou.policy import public as policy


def test_it_knows_every_decision_of_the_vocabulary() -> None:
    fines = {word for word in policy.vocabulary("case").words if word.startswith("fine.")}
    assert {*BEFORE, "fine.confirmed"} == fines


@pytest.mark.parametrize("word", BEFORE)
def test_it_refuses_a_fine_that_is_not_there(word: str, world: World) -> None:
    case = fault(world)
    with nothing_changed(), pytest.raises(Refused):
        decide(case, world, word)


def test_it_refuses_to_uphold_what_nobody_has_appealed(world: World) -> None:
    case = found(world)
    with nothing_changed(), pytest.raises(Refused):
        decide(case, world, "fine.upheld")


def test_it_knows_no_case_outside_the_scope(world: World) -> None:
    case = found(world)
    with nothing_changed(), pytest.raises(NotFound):
        decide(case, world, "fine.appealed", world.gu)


def test_it_hands_back_the_fine_and_leaves_nothing_when_it_breaks(world: World) -> None:
    case = found(world)
    fines = []

    def appeal() -> None:
        given = {"fields": about(world), "actor": world.mei, "now": late(world)}
        fines.append(decide_fine(case_id=case.case_id, word="fine.appealed", **given)[1])

    assert all_or_nothing(appeal) >= 5
    assert (fines[-1].outcome, fines[-1].amount) == ("appealed", 30)
