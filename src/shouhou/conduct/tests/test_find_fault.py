"""Use case: a manager finds the cause of a proposed fault."""

import pytest
from tests.acts import do, states, verified
from tests.fines import about, fault, find, late
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.conduct.models import LedgerLine
from shouhou.kernel.errors import NotAllowed, NotFound, Refused


def test_it_confirms_the_fault_and_proposes_its_fine_but_charges_nobody(world: World) -> None:
    case = fault(world)
    recorded = find(case, world)
    assert states(case, "fault") == {"FUR-2.1": "confirmed"}
    assert states(case, "fine") == {"FUR-2.1": "proposed"}
    (fine,) = recorded.derived.timeline.fines
    assert (fine.amount, fine.amount_by) == (30, "FUR-2a")
    assert LedgerLine.objects.count() == 0
    assert verified(late(world)) == []


@pytest.mark.parametrize("cause", ["company", "user"])
def test_it_excuses_whose_cause_it_was_not(cause: str, world: World) -> None:
    case = fault(world)
    find(case, world, cause)
    assert (states(case, "fault"), states(case, "fine")) == ({"FUR-2.1": "excused"}, {})


def test_it_refuses_whoever_may_not_judge(world: World) -> None:
    case = fault(world)
    for who in (world.mei, world.tao, world.actor("fin")):
        with nothing_changed(), pytest.raises(NotAllowed):
            find(case, world, actor=who)


def test_it_knows_no_case_outside_the_scope(world: World) -> None:
    case = fault(world)
    with nothing_changed(), pytest.raises(NotFound):
        find(case, world, actor=world.gu)


def test_it_refuses_a_clause_that_is_none_and_a_fault_that_nobody_proposed(world: World) -> None:
    case = fault(world)
    for clause in ("FUR-9.9", "FUR-2.3"):
        given = {**about(world), "clause": clause, "cause": "own", "dissatisfied": "false"}
        with nothing_changed(), pytest.raises(Refused):
            do(case, "fault.found", world.lin, late(world), **given)


def test_it_refuses_own_cause_without_a_word_on_the_user(world: World) -> None:
    case = fault(world)
    with nothing_changed(), pytest.raises(Refused):
        do(case, "fault.found", world.lin, late(world), **about(world, cause="own"))


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = fault(world)
    assert all_or_nothing(lambda: find(case, world)) >= 5
