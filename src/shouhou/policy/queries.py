"""Reading packs and adoptions."""

import datetime as dt

from django.db.models import Q, QuerySet

from shouhou.policy.models import Adoption, StoredPack


def steps_of(branch_path: str) -> list[str]:
    """A branch's own path and those of everything above it."""
    ids = branch_path.strip("/").split("/")
    return ["/".join(ids[: n + 1]) + "/" for n in range(len(ids))]


def adoptions(branch_path: str, on: dt.date) -> QuerySet[Adoption]:
    """What a branch follows on a day: its own adoptions and those of the branches above it."""
    return (
        Adoption.objects.filter(
            Q(until_on=None) | Q(until_on__gt=on), branch__path__in=steps_of(branch_path), from_on__lte=on
        )
        .select_related("pack", "branch")
        .order_by("pack__slug", "from_on", "pk")
    )


def stored_content(pack_hash: str) -> str:
    return StoredPack.objects.values_list("content", flat=True).get(pk=pack_hash)
