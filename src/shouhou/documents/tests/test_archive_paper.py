"""Use case: what was printed is kept."""

from tests.acts import HOUR
from tests.nothing_changed import all_or_nothing
from tests.world import World

from shouhou.documents import public as documents


def archive(world: World, content_hash: str, hours: int = 0) -> None:
    documents.archive_paper(
        kind="work_order", number="V1", subject_id=None, last_seq=hours, content_hash=content_hash,
        made_by=world.people["mei"], now=world.now + hours * HOUR,
    )  # fmt: skip


def test_it_is_found_by_its_hash_and_by_the_digits_at_its_foot(world: World) -> None:
    archive(world, "a" * 64)
    archive(world, "a" * 64, 1)
    found = documents.printings("a" * 16)
    assert [(p.last_seq, p.newest, p.made_by) for p in found] == [
        (1, True, world.people["mei"]),
        (0, True, world.people["mei"]),
    ]
    archive(world, "b" * 64, 2)
    assert [p.newest for p in documents.printings("a" * 64)] == [False, False]
    assert documents.printings("c" * 16) == []


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: archive(world, "a" * 64)) == 1
