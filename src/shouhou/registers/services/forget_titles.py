"""Use case: the titles of entries hold no text of somebody whose data is erased (PIPL)."""

from collections.abc import Collection

from django.db import transaction

from shouhou.kernel.erasure import without
from shouhou.registers.models import Entry


@transaction.atomic
def forget_titles(*, words: Collection[str]) -> int:
    """A dash stands for each of these texts. Returns how many titles were changed."""
    changed = 0
    for row in Entry.objects.exclude(title="").only("title"):
        left = without(row.title, words)
        if left != row.title:
            changed += Entry.objects.filter(pk=row.pk).update(title=left)
    return changed
