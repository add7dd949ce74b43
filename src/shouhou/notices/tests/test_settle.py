"""Use case: what a notice has asked for is done."""

from tests.nothing_changed import all_or_nothing
from tests.world import World

from shouhou.notices.models import Notice
from shouhou.notices.queries import unread_count
from shouhou.notices.services.settle import settle
from shouhou.notices.tests.scenes import tell


def test_it_settles_the_notices_of_a_key_once(world: World) -> None:
    for name in ("zhao", "lin"):
        tell(world, name, kind="draft.proposed", key="draft/1")
    tell(world, "lin", kind="draft.proposed", key="draft/2")
    assert settle(key="draft/1", now=world.now) == 2
    assert settle(key="draft/1", now=world.now) == 0
    assert [*Notice.objects.filter(settled_at=None).values_list("key", flat=True)] == ["draft/2"]
    assert (unread_count(world.zhao.id), unread_count(world.lin.id)) == (0, 1)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    tell(world, "lin", kind="draft.proposed", key="draft/1")
    assert all_or_nothing(lambda: settle(key="draft/1", now=world.now)) == 1
