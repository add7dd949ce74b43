"""Use case: files that nobody points at are removed."""

import datetime as dt
import os
from pathlib import Path

from django.conf import settings
from tests.world import World

from shouhou.cases.public import attach_file
from shouhou.documents import public as documents
from shouhou.documents.models import Attachment
from shouhou.documents.services.keep_file import keep_file, place_of
from shouhou.documents.services.sweep_files import sweep_files
from shouhou.documents.tests.pictures import photo


def test_it_removes_what_is_old_and_wanted_by_nobody(world: World) -> None:
    case = world.registered()
    attach_file(case_id=case.case_id, content=photo(), name="a.jpg", actor=world.mei, now=world.now)
    wanted = Attachment.objects.get()
    orphan, young = keep_file(b"%PDF-orphan"), keep_file(b"%PDF-young")
    unfinished = place_of(orphan.sha256).parent / ".unfinished-x"
    unfinished.write_bytes(b"half")
    for path in (place_of(wanted.sha256), place_of(wanted.preview), place_of(orphan.sha256), unfinished):
        os.utime(path, (0, 0))
    for path in (Path(settings.MEDIA_ROOT) / "files").glob("*/*"):
        if path.name not in (wanted.sha256, wanted.preview, orphan.sha256, young.sha256, unfinished.name):
            path.unlink()
    assert sweep_files(now=dt.datetime.now(dt.UTC)) == 2
    assert not place_of(orphan.sha256).exists()
    assert not unfinished.exists()
    assert place_of(young.sha256).exists()
    assert place_of(wanted.sha256).exists()
    assert place_of(wanted.preview).exists()
    assert len(documents.attachments_of(case.subject_id)) == 1
    assert sweep_files(now=dt.datetime.now(dt.UTC)) == 0
