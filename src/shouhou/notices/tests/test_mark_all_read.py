"""Use case: somebody has read everything, or everything of one kind."""

from tests.acts import MINUTE
from tests.nothing_changed import all_or_nothing
from tests.world import World

from shouhou.notices.queries import unread_count
from shouhou.notices.services.mark_all_read import mark_all_read
from shouhou.notices.tests.scenes import kinds, tell


def test_it_reads_one_kind_or_all_of_ones_own(world: World) -> None:
    tell(world, "tao", key="1")
    tell(world, "tao", kind="watched", key="2")
    tell(world, "lin", key="3")
    assert mark_all_read(actor=world.tao, kind="mention", until=world.now, now=world.now) == 1
    assert kinds(world, "tao", read_at=None) == ["watched"]
    assert mark_all_read(actor=world.tao, kind="", until=world.now, now=world.now) == 1
    assert (unread_count(world.tao.id), unread_count(world.lin.id)) == (0, 1)


def test_it_leaves_what_has_come_since_the_page_was_made(world: World) -> None:
    tell(world, "tao", now=world.now + MINUTE)
    assert mark_all_read(actor=world.tao, kind="", until=world.now, now=world.now + MINUTE) == 0
    assert unread_count(world.tao.id) == 1


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    tell(world, "tao")
    assert all_or_nothing(lambda: mark_all_read(actor=world.tao, kind="", until=world.now, now=world.now)) == 1
