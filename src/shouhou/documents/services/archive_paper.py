"""Use case: what was printed is kept: which paper, with which content, by whom and when."""

import datetime as dt

from django.db import transaction

from shouhou.documents.models import Archived


@transaction.atomic
def archive_paper(
    *, kind: str, number: str, subject_id: int | None, last_seq: int, content_hash: str, made_by: int, now: dt.datetime
) -> None:
    """Add one printing. `last_seq` is the newest event that the paper knew of."""
    Archived.objects.create(
        kind=kind, number=number, subject_id=subject_id, last_seq=last_seq, content_hash=content_hash,
        made_by_id=made_by, made_at=now,
    )  # fmt: skip
