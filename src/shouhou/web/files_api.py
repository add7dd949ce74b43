"""The files of a case for programs."""

import datetime as dt
import hashlib
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from shouhou.cases import public as cases
from shouhou.documents import public as documents
from shouhou.kernel import clock
from shouhou.kernel.api import PROSE, InPath, Key, Number
from shouhou.kernel.errors import NotFound
from shouhou.kernel.public import once
from shouhou.people.public import ActorRequest
from shouhou.timeline import public as timeline

router = Router(tags=["files"])


class AttachmentOut(Schema):
    """A file of a case. `name` and `caption` are null, and the bytes are gone, where it was erased on request."""

    seq: int
    name: str | None
    caption: str | None
    media_type: str
    size: int
    width: int | None
    height: int | None
    sha256: str
    added_at: dt.datetime
    role: str


@router.get(
    "/cases/{number}/attachments", response=list[AttachmentOut], operation_id="list_attachments",
    summary="List the files",
)  # fmt: skip
def list_attachments(request: ActorRequest, number: Number) -> list[AttachmentOut]:
    """The files of a visible case in the order in which they were added."""
    return _files(cases.case_for(request.actor, number))


@router.post(
    "/cases/{number}/attachments", response={201: AttachmentOut}, operation_id="add_attachment", summary="Add a file"
)
def add_attachment(
    request: ActorRequest, number: Number, key: Key, file: File[UploadedFile],
    caption: Annotated[str, Form(max_length=500, pattern=PROSE)] = "",
) -> dict[str, Any]:  # fmt: skip
    """Send the file as multipart/form-data. It is typed by its content; an image is written anew, without its EXIF."""
    case, content, name = cases.case_for(request.actor, number), file.read(), file.name or ""

    def act() -> tuple[int, Any]:
        given = {"content": content, "name": name, "caption": caption, "actor": request.actor, "now": clock.now()}
        recorded = cases.attach_file(case_id=case.id, channel="api", **given)
        return 201, next(one for one in _files(case) if one.seq == recorded.seq).model_dump(mode="json")

    sent = [request.path, name, caption, hashlib.sha256(content).hexdigest()]
    _status, answer = once(key, request.actor.id, sent, act)
    return dict(answer)


@router.get("/cases/{number}/attachments/{file}", operation_id="get_attachment", summary="Read a file")
def get_attachment(request: ActorRequest, number: Number, file: InPath) -> HttpResponse:
    """The bytes of one file of a visible case; `file` is its `seq`."""
    case = cases.case_for(request.actor, number)
    found = next((one for one in _files(case) if one.seq == file and one.name is not None), None)
    if found is None:
        raise NotFound
    return documents.served(case.subject_id, file, found.name or "")


def _files(case: cases.CaseFacts) -> list[AttachmentOut]:
    entries = {e.seq: e for e in timeline.history(case.subject_id)}
    return [
        AttachmentOut(
            seq=f.seq, media_type=f.media_type, size=f.size, width=f.width, height=f.height, added_at=f.added_at,
            sha256=entries[f.seq].data["hash"], role=entries[f.seq].role,
            name=words.get("name"), caption=words.get("caption", "") if words else None,
        )
        for f in documents.attachments_of(case.subject_id)
        for words in [entries[f.seq].words or {}]
    ]  # fmt: skip
