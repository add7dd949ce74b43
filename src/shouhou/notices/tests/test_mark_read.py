"""Use case: somebody has read a notice of theirs, or wants it to count as unread again."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import NotFound
from shouhou.notices.queries import unread_count
from shouhou.notices.services.mark_read import mark_read
from shouhou.notices.tests.scenes import tell


def test_it_is_read_and_unread_again(world: World) -> None:
    (pk,) = tell(world, "tao")
    mark_read(notice_id=pk, actor=world.tao, read=True, now=world.now)
    assert unread_count(world.tao.id) == 0
    with nothing_changed():
        mark_read(notice_id=pk, actor=world.tao, read=True, now=world.now)
    mark_read(notice_id=pk, actor=world.tao, read=False, now=world.now)
    assert unread_count(world.tao.id) == 1


def test_it_is_nobody_elses(world: World) -> None:
    (pk,) = tell(world, "tao")
    with nothing_changed(), pytest.raises(NotFound):
        mark_read(notice_id=pk, actor=world.lin, read=True, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    (pk,) = tell(world, "tao")
    assert all_or_nothing(lambda: mark_read(notice_id=pk, actor=world.tao, read=True, now=world.now)) == 1
