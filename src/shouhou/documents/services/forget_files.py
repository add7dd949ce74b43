"""Use case: the words of an attachment were erased, and its bytes go with them; the chain still verifies."""

import datetime as dt

from django.db import transaction

from shouhou.documents import queries
from shouhou.documents.services.keep_file import place_of
from shouhou.timeline import public as timeline


@transaction.atomic
def forget_files(*, subject_id: int, now: dt.datetime) -> None:
    """Remove the files of a subject whose words are gone, unless another event still needs the same content. Running it
    twice changes nothing; a file that could not be removed is swept later."""
    erased = [entry.seq for entry in timeline.history(subject_id) if entry.words is None]
    gone: set[str] = set()
    for row in queries.locked_attachments(subject_id, erased):
        gone |= {row.sha256, row.preview} - {""}
        row.erased_at = now
        row.save(update_fields=["erased_at"])
    transaction.on_commit(lambda: _remove(gone))


def _remove(hashes: set[str]) -> None:
    for sha256 in hashes - queries.hashes_wanted(hashes):
        place_of(sha256).unlink(missing_ok=True)
