"""Use case: one paper is printed: gathered, set, and kept in the archive by the hash at its foot."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import transaction

from shouhou.documents import public as documents
from shouhou.kernel.errors import NotFound
from shouhou.papers import queries

# Which papers there are, and what each is printed of: a case's number, a ledger line's number, a month.
KINDS: Mapping[str, Callable[[queries.Asked, str], queries.Gathered]] = {
    "service_confirmation": queries.service_confirmation, "work_order": queries.work_order,
    "file_cover": queries.file_cover, "fine_notice": queries.fine_notice, "register": queries.register,
}  # fmt: skip
OF_CASE = ("service_confirmation", "work_order", "file_cover")


@dataclass(frozen=True)
class Printed:
    """The PDF and a name for its file."""

    pdf: bytes
    filename: str
    content_hash: str


@transaction.atomic
def print_paper(*, asked: queries.Asked, kind: str, number: str) -> Printed:
    """Raises NotFound for an unknown kind, and outside the scope of whoever asks."""
    if kind not in KINDS:
        raise NotFound
    gathered = KINDS[kind](asked, number)
    form = gathered.form
    rendered = _set(form)
    documents.archive_paper(
        kind=gathered.kind, number=gathered.number, subject_id=gathered.subject_id, last_seq=gathered.last_seq,
        content_hash=rendered.content_hash, made_by=asked.actor.id, now=asked.now,
    )  # fmt: skip
    return Printed(rendered.pdf, f"{kind.replace('_', '-')}-{gathered.number}.pdf", rendered.content_hash)


def _set(form: documents.Paper | documents.ServiceConfirmation) -> documents.Rendered:
    if isinstance(form, documents.Paper):
        return documents.render_paper(form)
    return documents.render_service_confirmation(form)
