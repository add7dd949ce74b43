"""Use case: the words of an event are erased; the chain still verifies."""

import pytest
from tests.acts import HOUR, verified
from tests.jobs import work_off
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.models import Case
from shouhou.kernel.errors import NotFound
from shouhou.timeline import public as timeline
from shouhou.timeline.models import Content
from shouhou.timeline.services.erase_content import erase_content


def test_it_blanks_the_words_and_records_who_did_it(world: World) -> None:
    case = world.registered()
    erase_content(subject_id=case.subject_id, seq=1, by=world.lin.id, now=world.now + HOUR)
    content = Content.objects.get()
    assert (content.body, bytes(content.salt), content.erased_at) == ({}, b"", world.now + HOUR)
    opening, erased = timeline.history(case.subject_id)
    assert opening.words is None
    assert (erased.word, erased.data, erased.recorder_id) == ("content.erased", {"erased": 1}, world.lin.id)
    assert verified(world.now + HOUR) == []


def test_it_leaves_no_copy_in_the_listed_row(world: World) -> None:
    case = world.registered()
    assert Case.objects.get().summary == "真空炉不升温"
    erase_content(subject_id=case.subject_id, seq=1, by=world.lin.id, now=world.now)
    work_off()
    assert Case.objects.get().summary == ""


def test_it_erases_once_what_is_erased_twice(world: World) -> None:
    case = world.registered()
    erase_content(subject_id=case.subject_id, seq=1, by=world.lin.id, now=world.now)
    with nothing_changed():
        erase_content(subject_id=case.subject_id, seq=1, by=world.lin.id, now=world.now + HOUR)


def test_it_refuses_an_event_without_words(world: World) -> None:
    case = world.registered()
    for seq in (2, 0):
        with nothing_changed(), pytest.raises(NotFound):
            erase_content(subject_id=case.subject_id, seq=seq, by=world.lin.id, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    assert all_or_nothing(lambda: erase_content(subject_id=case.subject_id, seq=1, by=world.lin.id, now=world.now)) >= 3
