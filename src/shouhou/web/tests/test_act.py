"""Use case: an act is carried out by the context that owns its word."""

import pytest
from tests.acts import HOUR, do
from tests.fines import fined
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.conduct.models import LedgerLine
from shouhou.dispatch.models import Visit
from shouhou.kernel.errors import NotFound
from shouhou.policy import public as policy
from shouhou.timeline.models import Event
from shouhou.web.services.act import OWN_DOORS, OWNED, act, words


def test_it_knows_every_word_but_those_with_a_door_of_their_own() -> None:
    recorded_by_nobody = {"content.erased"}  # the spine itself records it
    assert {*words()} == {*policy.vocabulary("case").words} - OWN_DOORS - recorded_by_nobody
    assert {*OWNED} <= {*words()}


def test_it_hands_each_word_to_its_context(world: World) -> None:
    case = fined(world)
    do(case, "visit.planned", world.lin, world.now + 6 * HOUR, engineer=world.tao.id)
    do(case, "request.urged", world.mei, world.now + 6 * HOUR)
    assert (LedgerLine.objects.count(), Visit.objects.count()) == (1, 1)
    assert Event.objects.filter(word="request.urged").exists()


@pytest.mark.parametrize("word", ["request.received", "moon.landed"])
def test_it_knows_no_other_word(word: str, world: World) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(NotFound):
        act(case_id=case.case_id, word=word, fields={}, actor=world.mei, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    assert all_or_nothing(lambda: do(case, "request.urged", world.mei, world.now)) >= 3
