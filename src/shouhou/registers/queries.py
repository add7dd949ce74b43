"""Reading entries, and the lock on one."""

from typing import Any

from django.db.models import Q, QuerySet

from shouhou.registers.models import Entry


def locked_entry(entry_id: int) -> Entry:
    """The row, held until the transaction ends. Call it after `record`: a stream's head is locked before any row."""
    return Entry.objects.select_for_update().get(pk=entry_id)


def locked_entry_of(subject_id: int) -> Entry | None:
    """The row of a stream, held until the transaction ends; None where the stream is no entry's."""
    return Entry.objects.select_for_update().filter(subject_id=subject_id).first()


def listed(rows: QuerySet[Entry], *, kind: str, state: str, after: tuple[Any, ...] | None) -> QuerySet[Entry]:
    """Entries narrowed, the newest first; `after`: those behind this minute and id in that order."""
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(state=state) if state else rows
    if after:
        rows = rows.filter(Q(opened_at__lt=after[0]) | Q(opened_at=after[0], pk__lt=after[1]))
    return rows.order_by("-opened_at", "-pk")
