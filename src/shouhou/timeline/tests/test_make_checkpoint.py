"""Use case: the heads of all streams that have moved are sealed."""

from tests.acts import DAY, HOUR, do
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.timeline.models import Checkpoint
from shouhou.timeline.services.make_checkpoint import make_checkpoint


def test_it_seals_what_has_moved_and_nothing_else(world: World) -> None:
    case, other = world.registered(), world.registered()
    assert make_checkpoint(now=world.now) == 2
    with nothing_changed():
        assert make_checkpoint(now=world.now + DAY) == 0
    do(case, "request.answered", world.mei, world.now + HOUR)
    assert make_checkpoint(now=world.now + DAY) == 1
    assert {*Checkpoint.objects.values_list("subject_id", "last_seq")} == {
        (case.subject_id, 1), (other.subject_id, 1), (case.subject_id, 2),
    }  # fmt: skip


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    world.registered()
    assert all_or_nothing(lambda: make_checkpoint(now=world.now)) == 1
