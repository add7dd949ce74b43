"""Use case: the words of an attachment were erased, and its bytes go with them."""

import pytest
from tests.acts import HOUR, verified
from tests.jobs import work_off
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.cases.public import Registered, attach_file
from shouhou.documents import public as documents
from shouhou.documents.models import Attachment
from shouhou.documents.services.forget_files import forget_files
from shouhou.documents.services.keep_file import place_of
from shouhou.documents.tests.pictures import photo
from shouhou.timeline import public as timeline

pytestmark = pytest.mark.django_db(transaction=True)


def attached(world: World, case: Registered, content: bytes) -> int:
    given = {"case_id": case.case_id, "content": content, "name": "现场.jpg", "actor": world.mei, "now": world.now}
    return attach_file(**given).seq


def erased(world: World, case: Registered, seq: int) -> None:
    timeline.erase_content(subject_id=case.subject_id, seq=seq, by=world.lin.id, now=world.now + HOUR)
    work_off()


def test_it_removes_the_bytes_and_the_chain_still_verifies(world: World) -> None:
    case = world.registered()
    erased(world, case, attached(world, case, photo()))
    row = Attachment.objects.get()
    assert not place_of(row.sha256).exists()
    assert not place_of(row.preview).exists()
    (file,) = documents.attachments_of(case.subject_id)
    assert file.erased
    assert verified(world.now + HOUR) == []


def test_it_keeps_what_another_event_still_needs(world: World) -> None:
    case = world.registered()
    first, second = attached(world, case, photo()), attached(world, case, photo())
    erased(world, case, first)
    assert [file.erased for file in documents.attachments_of(case.subject_id)] == [True, False]
    row = Attachment.objects.get(seq=second)
    assert place_of(row.sha256).exists()
    erased(world, case, second)
    assert not place_of(row.sha256).exists()


def test_it_changes_nothing_the_second_time_and_where_nothing_was_erased(world: World) -> None:
    case = world.registered()
    seq = attached(world, case, photo())
    with nothing_changed():
        forget_files(subject_id=case.subject_id, now=world.now)
    erased(world, case, seq)
    with nothing_changed():
        forget_files(subject_id=case.subject_id, now=world.now + 2 * HOUR)
