"""Use case: files that nobody points at are removed: an upload whose act was refused, a write that was cut off."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from shouhou.documents import queries

YOUNG = dt.timedelta(days=1)  # so long a file may wait for the row that points at it
BATCH = 500


def sweep_files(*, now: dt.datetime) -> int:
    """Remove what is older than a day and wanted by no row; how many files that were."""
    removed = 0
    for batch in _batches((now - YOUNG).timestamp()):
        wanted = queries.hashes_wanted(path.name for path in batch)
        for path in batch:
            if path.name not in wanted:
                path.unlink(missing_ok=True)
                removed += 1
    return removed


def _batches(older_than: float) -> Iterator[list[Path]]:
    batch: list[Path] = []
    for path in (Path(settings.MEDIA_ROOT) / "files").glob("*/*"):
        if path.stat().st_mtime < older_than:
            batch.append(path)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch
