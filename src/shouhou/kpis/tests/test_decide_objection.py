"""Use case: somebody else decides about an objection."""

import pytest
from tests.acts import DAY
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Refused
from shouhou.kpis.models import Objection, Sheet
from shouhou.kpis.services.decide_objection import decide_objection
from shouhou.kpis.tests.scene import closed, objected


def decide(
    world: World, sheet: Sheet, who: str = "lin", decision: str = "accepted", words: str = "改期属实"
) -> Objection:
    return decide_objection(
        sheet_id=sheet.pk, decision=decision, words=words, actor=world.actor(who), now=world.now + 42 * DAY
    )


@pytest.mark.parametrize("decision", ["accepted", "rejected"])
def test_it_is_decided_by_somebody_with_words(world: World, decision: str) -> None:
    sheet = closed(world)
    objected(world, sheet, "不对")
    found = decide(world, sheet, decision=decision)
    assert (found.decision, found.words, found.decided_by_id) == (decision, "改期属实", world.people["lin"])


@pytest.mark.parametrize(
    ("who", "decision", "words", "error"),
    [("gu", "accepted", "好", NotFound), ("tao", "accepted", "好", NotFound), ("fin", "accepted", "好", NotAllowed),
     ("lin", "perhaps", "好", Invalid), ("lin", "accepted", " ", Invalid)],
    ids=["another branch", "their own", "without the permission", "no decision", "no words"],
)  # fmt: skip
def test_it_refuses(world: World, who: str, decision: str, words: str, error: type[Exception]) -> None:
    sheet = closed(world)
    objected(world, sheet, "不对")
    with nothing_changed(), pytest.raises(error):
        decide(world, sheet, who, decision, words)


def test_it_refuses_where_none_waits(world: World) -> None:
    sheet = closed(world)
    with nothing_changed(), pytest.raises(Refused):
        decide(world, sheet)


def test_nobody_decides_about_their_own(world: World) -> None:
    sheet = closed(world, "lin", by="zhao")
    objected(world, sheet, "不对", "lin")
    with nothing_changed(), pytest.raises(Refused):
        decide(world, sheet)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    sheet = closed(world)
    objected(world, sheet, "不对")
    assert all_or_nothing(lambda: decide(world, sheet)) >= 1
