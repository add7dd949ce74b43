"""What the contexts above may ask of documents: files that are added to a subject, and forms as PDF."""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpResponse

from shouhou.documents import queries
from shouhou.documents.models import Attachment
from shouhou.documents.rules import (
    FIXED,
    Block,
    Line,
    Paper,
    ReplacedPart,
    ServiceConfirmation,
    Table,
    Words,
    missing,
    values_of,
)
from shouhou.documents.services.add_attachment import add_attachment
from shouhou.documents.services.archive_paper import archive_paper
from shouhou.documents.services.keep_file import IMAGES, LARGEST, SVG, Kept, keep_file, keep_signature, place_of
from shouhou.documents.services.render_paper import render_paper
from shouhou.documents.services.render_service_confirmation import Rendered, render_service_confirmation
from shouhou.documents.services.render_unit_labels import Layout, UnitLabel, render_unit_labels
from shouhou.documents.services.retire_column import retire_column
from shouhou.documents.services.save_column import save_column
from shouhou.documents.services.serve_file import serve_file
from shouhou.kernel.errors import NotFound
from shouhou.timeline.public import Entry

__all__ = [
    "FIXED",
    "LARGEST",
    "AttachmentFacts",
    "Block",
    "ColumnFacts",
    "Kept",
    "Layout",
    "Line",
    "Paper",
    "Printing",
    "Rendered",
    "ReplacedPart",
    "ServiceConfirmation",
    "Table",
    "UnitLabel",
    "Words",
    "add_attachment",
    "archive_paper",
    "attachments_of",
    "columns",
    "drawing",
    "gaps",
    "keep_file",
    "keep_signature",
    "printings",
    "render_paper",
    "render_service_confirmation",
    "render_unit_labels",
    "retire_column",
    "save_column",
    "served",
    "values_of",
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


def drawing(subject_id: int, seq: int) -> str:
    """A drawn signature as the SVG that it is; "" where the event has none."""
    found = queries.attachments_of(subject_id).filter(seq=seq, media_type=SVG, erased_at=None).first()
    place = place_of(found.sha256) if found else None
    return place.read_text() if place and place.exists() else ""


@dataclass(frozen=True)
class ColumnFacts:
    """A column that the organisation has added to the service register."""

    id: int
    code: str
    name_zh: str
    name_en: str
    obligatory: bool

    def name(self, language: str) -> str:
        return self.name_zh if language.startswith("zh") else self.name_en or self.name_zh


def columns() -> list[ColumnFacts]:
    """The organisation's own columns that are in use, in their order."""
    return [ColumnFacts(c.pk, c.code, c.name_zh, c.name_en, c.obligatory) for c in queries.columns()]


def gaps(history: list[Entry]) -> list[ColumnFacts]:
    """The obligatory own columns that a case's file still lacks."""
    own = columns()
    codes = missing(own, history)
    return [column for column in own if column.code in codes]


@dataclass(frozen=True)
class Printing:
    """One printing of a paper. `newest`: no later one of the same paper says something else."""

    kind: str
    number: str
    subject_id: int | None
    last_seq: int
    content_hash: str
    made_by: int | None
    made_at: dt.datetime
    newest: bool


def printings(content_hash: str) -> list[Printing]:
    """Every printing of a content by its hash or the digits at its foot, the newest first."""
    return [
        Printing(
            a.kind, a.number, a.subject_id, a.last_seq, a.content_hash, a.made_by_id, a.made_at,
            (newest := queries.newest_printing(a.kind, a.number)) is not None
            and newest.content_hash == a.content_hash,
        )
        for a in queries.printings(content_hash)[:50]
    ]  # fmt: skip
