"""Use case: the names of channels hold no text of somebody whose data is erased (PIPL)."""

from collections.abc import Collection

import pgtrigger
from django.apps import apps
from django.db import transaction

from shouhou.kernel.erasure import without
from shouhou.notices.models import Channel


@transaction.atomic
def forget_channel_names(*, words: Collection[str]) -> int:
    """A dash stands for each of these texts, in the row history too. Returns how many names were changed."""
    changed = _without(Channel, words)
    with (
        pgtrigger.ignore("notices.ChannelEvent:append_only"),
        transaction.atomic(),
    ):  # erasure by law reaches what is else never changed
        _without(apps.get_model("notices", "ChannelEvent"), words)
    return changed


def _without(model: type, words: Collection[str]) -> int:
    changed = 0
    for pk, name in model.objects.values_list("pk", "name"):  # type: ignore[attr-defined]
        left = without(name, words)
        if left != name:
            changed += model.objects.filter(pk=pk).update(name=left)  # type: ignore[attr-defined]
    return changed
