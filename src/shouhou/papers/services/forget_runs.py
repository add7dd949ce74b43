"""Use case: what was printed or gathered is kept for a week; the archive keeps what each paper said."""

import datetime as dt

from shouhou.papers.models import PersonalExport, PrintRun

KEPT = dt.timedelta(days=7)


def forget_runs(*, now: dt.datetime) -> int:
    """Remove what is older; how many that were."""
    removed, _each = PrintRun.objects.filter(asked_at__lt=now - KEPT).delete()
    gathered, _all = PersonalExport.objects.filter(asked_at__lt=now - KEPT).delete()
    return removed + gathered
