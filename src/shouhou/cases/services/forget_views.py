"""Use case: views of the work queue that look for somebody whose data is erased are gone (PIPL)."""

from collections.abc import Collection
from urllib.parse import unquote_plus

from django.db import transaction

from shouhou.cases.models import SavedView


@transaction.atomic
def forget_views(*, words: Collection[str]) -> int:
    """Delete every view with one of these texts in its name or its filters. Returns how many those were."""
    named = SavedView.objects.values_list("pk", "name", "query")
    gone = [pk for pk, name, query in named if any(word in f"{name} {unquote_plus(query)}" for word in words)]
    SavedView.objects.filter(pk__in=gone).delete()
    return len(gone)
