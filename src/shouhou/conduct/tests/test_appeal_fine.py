"""Use case: a fine is appealed, or upheld after that: the ledger stays as it is."""

import pytest
from tests.acts import states
from tests.fines import decide, fined
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.conduct.models import LedgerLine
from shouhou.kernel.errors import NotAllowed


def test_it_waits_for_an_answer_and_stands_when_it_is_upheld(world: World) -> None:
    case = fined(world)
    decide(case, world, "fine.appealed", world.mei, reason="已电话答复")
    assert states(case, "fine") == {"FUR-2.1": "appealed"}
    decide(case, world, "fine.upheld", world.zhao)
    assert states(case, "fine") == {"FUR-2.1": "confirmed"}
    assert LedgerLine.objects.count() == 1


def test_it_is_taken_back_when_the_appeal_succeeds(world: World) -> None:
    case = fined(world)
    decide(case, world, "fine.appealed", world.mei)
    decide(case, world, "fine.revoked", world.zhao)
    assert sum(line.amount for line in LedgerLine.objects.all()) == 0


def test_it_is_not_upheld_by_whoever_was_fined(world: World) -> None:
    case = fined(world)
    decide(case, world, "fine.appealed", world.mei)
    with nothing_changed(), pytest.raises(NotAllowed):
        decide(case, world, "fine.upheld", world.mei)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = fined(world)
    assert all_or_nothing(lambda: decide(case, world, "fine.appealed", world.mei)) >= 5
