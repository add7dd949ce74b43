"""Use case: the heads of all streams that have moved are sealed."""

import datetime as dt

from django.db import connection, transaction


@transaction.atomic
def make_checkpoint(*, now: dt.datetime) -> int:
    """Seal each stream that has grown since its last seal. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO timeline_checkpoint (made_at, subject_id, last_seq, last_hash)
            SELECT %s, id, last_seq, last_hash FROM timeline_subject WHERE last_seq > 0
            ON CONFLICT (subject_id, last_seq) DO NOTHING
            """,
            [now],
        )
        return int(cursor.rowcount)
