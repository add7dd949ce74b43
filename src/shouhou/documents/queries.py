"""Reading files, papers and columns; the lock on a subject's files."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from shouhou.documents.models import Archived, Attachment, RegisterColumn
from shouhou.documents.rules import FIXED
from shouhou.kernel.prepared import prepared


def attachments_of(subject_id: int) -> QuerySet[Attachment]:
    """The files of a subject in the order in which they were added."""
    return Attachment.objects.filter(subject_id=subject_id).order_by("seq")


def locked_attachments(subject_id: int, seqs: Iterable[int]) -> list[Attachment]:
    """These files of a subject whose bytes are still there, held until the transaction ends."""
    rows = Attachment.objects.select_for_update().filter(subject_id=subject_id, seq__in=seqs, erased_at=None)
    return list(rows.order_by("seq"))


def hashes_wanted(hashes: Iterable[str]) -> set[str]:
    """Those of these hashes that some file or preview still needs."""
    hashes = list(hashes)
    rows = Attachment.objects.filter(Q(sha256__in=hashes) | Q(preview__in=hashes), erased_at=None)
    return {one for pair in rows.values_list("sha256", "preview") for one in pair} & {*hashes}


def printings(content_hash: str) -> QuerySet[Archived]:
    """Every printing of a content, the newest first; by its hash or by the digits that stand at the foot."""
    return Archived.objects.filter(content_hash__startswith=content_hash).order_by("-made_at", "-pk")


def newest_printing(kind: str, number: str) -> Archived | None:
    """The newest printing of a paper, whatever it said."""
    return Archived.objects.filter(kind=kind, number=number).order_by("-made_at", "-pk").first()


@prepared
def columns() -> QuerySet[RegisterColumn]:
    """The organisation's own columns that are in use, in their order."""
    return _columns()


def _columns() -> QuerySet[RegisterColumn]:
    return RegisterColumn.objects.filter(retired_at=None).order_by("position", "pk")


def locked_columns() -> list[RegisterColumn]:
    """The same, held until the transaction ends: two people do not add one name twice."""
    return list(_columns().select_for_update())


def fixed_names() -> set[str]:
    """The Chinese names of the columns that every register has."""
    return {zh for zh, _en in FIXED.values()}
