"""Use case: a kept file belongs to an event of a subject's stream."""

import datetime as dt

from django.db import transaction

from shouhou.documents.models import Attachment
from shouhou.documents.services.keep_file import Kept


@transaction.atomic
def add_attachment(*, subject_id: int, seq: int, kept: Kept, now: dt.datetime) -> None:
    """Add the row of an `attachment.added` event, in the transaction that has recorded it."""
    Attachment.objects.create(
        subject_id=subject_id, seq=seq, sha256=kept.sha256, preview=kept.preview, media_type=kept.media_type,
        size=kept.size, width=kept.width, height=kept.height, added_at=now,
    )  # fmt: skip
