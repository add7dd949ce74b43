"""Reading entries, and the lock on one."""

from shouhou.registers.models import Entry


def locked_entry(entry_id: int) -> Entry:
    """The row, held until the transaction ends. Call it after `record`: a stream's head is locked before any row."""
    return Entry.objects.select_for_update().get(pk=entry_id)


def locked_entry_of(subject_id: int) -> Entry | None:
    """The row of a stream, held until the transaction ends; None where the stream is no entry's."""
    return Entry.objects.select_for_update().filter(subject_id=subject_id).first()
