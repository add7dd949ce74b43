"""Use case: files that nobody carried out are not kept, nor what was before a change that cannot be undone any more."""

import datetime as dt

from shouhou.assets import queries
from shouhou.assets.models import Import


def forget_imports(*, now: dt.datetime) -> int:
    """Remove files of more than a day ago; how many that were. Of what was carried out, the counts and rows stay."""
    Import.objects.filter(done_at__lte=now - queries.UNDO_WITHIN).exclude(made=[]).update(made=[], versions={})
    removed, _each = Import.objects.filter(done_at=None, uploaded_at__lte=now - queries.UNDO_WITHIN).delete()
    return removed
