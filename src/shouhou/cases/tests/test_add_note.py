"""Use case: somebody writes a note on a case, and names in it whom it concerns."""

from typing import Any

import pytest
from tests.acts import HOUR, do, verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.models import Case
from shouhou.cases.services.add_note import mentioned
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.timeline import public as timeline


def test_it_keeps_the_words_apart_and_the_people_with_the_event(world: World) -> None:
    case = world.registered()
    do(case, "note.added", world.mei, world.now + HOUR, text="@陶然 用户下午在厂，@林海 请留意")
    note = timeline.history(case.subject_id)[-1]
    assert note.data["mentions"] == [str(world.tao.id), str(world.lin.id)]
    assert note.words == {"text": "@陶然 用户下午在厂，@林海 请留意"}
    assert verified(world.now + HOUR) == []


def test_it_gives_whoever_is_mentioned_a_part_in_the_case(world: World) -> None:
    case = world.registered()
    do(case, "note.added", world.mei, world.now, text="请看", mentions=[str(world.tao.id)])
    assert world.tao.id in Case.objects.get().people


def test_it_changes_neither_state_nor_clocks_and_is_possible_after_the_end(world: World) -> None:
    case = world.registered()
    do(case, "case.cancelled", world.mei, world.now + HOUR)
    recorded = do(case, "note.added", world.mei, world.now + HOUR, text="用户来电致谢")
    assert (recorded.head.state, recorded.derived.changes) == ("cancelled", ())


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"text": ""}, "text"), ({"text": "请看", "mentions": ["999999"]}, "mentions"), ({"text": "请看", "mentions": "x"}, "mentions")],
    ids=["no words", "nobody of the branch", "no id"],
)  # fmt: skip
def test_it_refuses(world: World, fields: dict[str, Any], field: str) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(Invalid) as error:
        do(case, "note.added", world.mei, world.now, **fields)
    assert field in error.value.fields


def test_it_mentions_nobody_of_another_branch(world: World) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(Invalid):
        do(case, "note.added", world.mei, world.now, text="请看", mentions=[str(world.gu.id)])
    do(case, "note.added", world.mei, world.now, text="@顾城 请看")
    assert world.gu.id not in Case.objects.get().people


def test_it_hides_what_the_person_does_not_see(world: World) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(NotFound):
        do(case, "note.added", world.gu, world.now, text="@陶然")


def test_it_means_the_longer_of_two_names_that_begin_alike() -> None:
    staff = {1: "王芳", 2: "王芳芳", 3: "李"}
    assert mentioned("@王芳芳请看，@王芳 也请看，@李 @李", staff) == [2, 1, 3]
    assert mentioned("a@b.cn 无人", staff) == []


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    assert all_or_nothing(lambda: do(case, "note.added", world.mei, world.now, text="请看")) >= 3
