"""Use case: the words of an entry are erased at somebody's request."""

import pytest
from tests.acts import HOUR, do, verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.services.erase_words import erase_words
from shouhou.kernel.errors import NotAllowed, NotFound
from shouhou.timeline import public as timeline


def test_it_erases_the_words_and_keeps_the_entry(world: World) -> None:
    case = world.registered()
    do(case, "note.added", world.mei, world.now, text="用户身份证号 …")
    erase_words(case_id=case.case_id, seq=2, actor=world.lin, now=world.now + HOUR)
    erase_words(case_id=case.case_id, seq=2, actor=world.lin, now=world.now + HOUR)
    entries = timeline.history(case.subject_id)
    assert [(e.word, e.words) for e in entries[1:]] == [("note.added", None), ("content.erased", {})]
    assert verified(world.now + HOUR) == []


@pytest.mark.parametrize(
    ("who", "seq", "error"), [("mei", 2, NotAllowed), ("lin", 9, NotFound), ("gu", 2, NotFound)],
    ids=["without the permission", "an entry without words", "another branch"],
)  # fmt: skip
def test_it_refuses(world: World, who: str, seq: int, error: type[Exception]) -> None:
    case = world.registered()
    do(case, "note.added", world.mei, world.now, text="请看")
    with nothing_changed(), pytest.raises(error):
        erase_words(case_id=case.case_id, seq=seq, actor=world.actor(who), now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    assert all_or_nothing(lambda: erase_words(case_id=case.case_id, seq=1, actor=world.lin, now=world.now)) >= 2
