"""Use case: a kept file belongs to an event of a subject's stream."""

from tests.nothing_changed import all_or_nothing
from tests.world import World

from shouhou.documents import public as documents


def test_it_adds_the_row_of_an_event(world: World) -> None:
    case = world.registered()
    kept = documents.keep_file(b"%PDF-row")
    documents.add_attachment(subject_id=case.subject_id, seq=1, kept=kept, now=world.now)
    (file,) = documents.attachments_of(case.subject_id)
    assert (file.seq, file.media_type, file.size, file.erased, file.is_shown) == (1, "application/pdf", 8, False, False)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    kept = documents.keep_file(b"%PDF-row")
    add = lambda: documents.add_attachment(subject_id=case.subject_id, seq=1, kept=kept, now=world.now)  # noqa: E731
    assert all_or_nothing(add) == 1
