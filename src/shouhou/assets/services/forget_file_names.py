"""Use case: the names of brought lists hold no text of somebody whose data is erased (PIPL)."""

from collections.abc import Collection

from django.db import transaction

from shouhou.assets.models import Import
from shouhou.kernel.erasure import without


@transaction.atomic
def forget_file_names(*, words: Collection[str]) -> int:
    """A dash stands for each of these texts. Returns how many names were changed."""
    changed = 0
    for row in Import.objects.exclude(file_name="").only("file_name"):
        left = without(row.file_name, words)
        if left != row.file_name:
            changed += Import.objects.filter(pk=row.pk).update(file_name=left)
    return changed
