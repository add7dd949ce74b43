"""What the contexts above may ask of documents: files that are added to a subject, and forms as PDF."""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpResponse

from shouhou.documents import queries
from shouhou.documents.models import Attachment
from shouhou.documents.rules import ReplacedPart, ServiceConfirmation
from shouhou.documents.services.add_attachment import add_attachment
from shouhou.documents.services.keep_file import IMAGES, LARGEST, SVG, Kept, keep_file, keep_signature
from shouhou.documents.services.render_service_confirmation import Rendered, render_service_confirmation
from shouhou.documents.services.render_unit_labels import Layout, UnitLabel, render_unit_labels
from shouhou.documents.services.serve_file import serve_file
from shouhou.kernel.errors import NotFound

__all__ = [
    "LARGEST",
    "AttachmentFacts",
    "Kept",
    "Layout",
    "Rendered",
    "ReplacedPart",
    "ServiceConfirmation",
    "UnitLabel",
    "add_attachment",
    "attachments_of",
    "keep_file",
    "keep_signature",
    "render_service_confirmation",
    "render_unit_labels",
    "served",
]


@dataclass(frozen=True)
class AttachmentFacts:
    """A file of a subject. `is_shown`: a picture, which a page may show; `erased`: its bytes were removed on request."""

    seq: int
    media_type: str
    size: int
    width: int | None
    height: int | None
    has_preview: bool
    is_shown: bool
    erased: bool
    added_at: dt.datetime


def attachments_of(subject_id: int) -> list[AttachmentFacts]:
    """The files of a subject that the caller has been allowed to see, in the order in which they were added."""
    return [
        AttachmentFacts(
            a.seq, a.media_type, a.size, a.width, a.height, bool(a.preview), a.media_type in (*IMAGES.values(), SVG),
            a.erased_at is not None, a.added_at,
        )
        for a in queries.attachments_of(subject_id)
    ]  # fmt: skip


def served(subject_id: int, seq: int, name: str, *, preview: bool = False) -> HttpResponse:
    """The file of an event, or its small picture, for whoever has been allowed to see it; NotFound where there is none."""
    found: Attachment | None = queries.attachments_of(subject_id).filter(seq=seq, erased_at=None).first()
    if found is None or (preview and not found.preview):
        raise NotFound
    if preview:
        return serve_file(sha256=found.preview, media_type=IMAGES["JPEG"], name=name)
    return serve_file(sha256=found.sha256, media_type=found.media_type, name=name)
