"""Use case: a file is added to a case."""

import pytest
from tests.acts import HOUR, verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.services import attach_file as module
from shouhou.cases.services.attach_file import attach_file, attach_signature
from shouhou.documents import public as documents
from shouhou.documents.models import Attachment
from shouhou.documents.tests.pictures import photo
from shouhou.documents.tests.service_confirmations import SIGNATURE
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound
from shouhou.timeline import public as timeline


def test_it_seals_what_the_file_holds_and_keeps_its_name_apart(world: World) -> None:
    case = world.registered()
    attach_file(
        case_id=case.case_id, content=photo(), name="C:\\照片\\现场.jpg", caption=" 控制柜 ", actor=world.mei,
        now=world.now + HOUR,
    )  # fmt: skip
    entry = timeline.history(case.subject_id)[-1]
    (file,) = documents.attachments_of(case.subject_id)
    assert (entry.word, entry.role, entry.seq) == ("attachment.added", "desk", file.seq)
    sealed = {"hash": Attachment.objects.get().sha256, "media_type": "image/jpeg", "size": file.size}
    assert entry.data == sealed | {"name": True, "caption": True}  # of words, that they were given
    assert entry.words == {"name": "现场.jpg", "caption": "控制柜"}
    assert verified(world.now + HOUR) == []


def test_it_takes_the_customers_own_file_and_her_signature(world: World) -> None:
    case = world.registered()
    attach_file(case_id=case.case_id, content=photo(), name="", actor=None, now=world.now, channel="portal")
    attach_signature(case_id=case.case_id, svg=SIGNATURE, name="王芳", actor=None, now=world.now)
    added = timeline.history(case.subject_id)[1:]
    assert [(e.role, e.actor_id, e.recorder_id, e.channel) for e in added] == [("customer", None, None, "portal")] * 2
    assert [f.media_type for f in documents.attachments_of(case.subject_id)] == ["image/jpeg", "image/svg+xml"]


def test_it_refuses_whoever_does_not_see_the_case_or_may_not_act(world: World) -> None:
    case = world.registered()
    given = {"case_id": case.case_id, "content": photo(), "name": "a.jpg", "now": world.now}
    for actor, error in ((world.gu, NotFound), (world.actor("ann"), NotFound), (world.actor("wen"), NotAllowed)):
        with nothing_changed(), pytest.raises(error):
            attach_file(actor=actor, **given)
    with nothing_changed(), pytest.raises(NotFound):
        attach_file(actor=None, **(given | {"case_id": 0}))


def test_it_refuses_a_file_that_is_not_taken_and_one_too_many(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    case = world.registered()
    given = {"case_id": case.case_id, "name": "a.exe", "actor": world.mei, "now": world.now}
    with nothing_changed(), pytest.raises(Invalid):
        attach_file(content=b"MZ\x90\0", **given)
    monkeypatch.setattr(module, "MOST", 0)
    with nothing_changed(), pytest.raises(Invalid):
        attach_file(content=photo(), **given)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    given = {"case_id": case.case_id, "content": photo(), "name": "a.jpg", "actor": world.mei, "now": world.now}
    assert all_or_nothing(lambda: attach_file(**given)) >= 4
