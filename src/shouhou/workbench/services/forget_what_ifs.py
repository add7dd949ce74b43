"""Use case: answers that nobody needs any more are removed."""

import datetime as dt

from shouhou.workbench.models import WhatIf

KEPT = dt.timedelta(days=90)


def forget_what_ifs(*, now: dt.datetime) -> int:
    """Remove questions older than ninety days, with their answers. Returns how many."""
    old = WhatIf.objects.filter(asked_at__lt=now - KEPT)
    count = old.count()
    old.delete()
    return count
