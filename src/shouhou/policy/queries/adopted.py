"""Reading packs and adoptions from the database."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet

from shouhou.kernel.errors import NotFound
from shouhou.kernel.prepared import prepared
from shouhou.policy.models import Adoption, StoredPack


def from_the_top(branch_path: str, on: dt.date) -> list[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """What a branch follows on a day, as (regulation, pack, settings, titles): its own adoptions last."""
    ids = [int(step) for step in branch_path.strip("/").split("/")]
    return [one[1:] for one in sorted(_in_force(ids, on), key=lambda one: ids.index(one[0]))]


@prepared
def _in_force(
    branch_ids: list[int], on: dt.date
) -> QuerySet[Adoption, tuple[int, str, str, dict[str, Any], dict[str, Any]]]:
    current = Q(until_on=None) | Q(until_on__gt=on)
    rows = Adoption.objects.filter(current, branch__pk__any_of=branch_ids, from_on__lte=on).order_by("from_on", "pk")
    return rows.values_list("branch_id", "regulation", "pack_id", "settings", "titles")


def overlapping(slug: str, branch_id: int, from_on: dt.date) -> Adoption | None:
    """The first adoption of a regulation at a branch that is, or will be, in force on that day or later."""
    rows = Adoption.objects.filter(regulation=slug, branch_id=branch_id)
    return rows.filter(Q(until_on=None) | Q(until_on__gt=from_on)).order_by("from_on").first()


def following(slug: str, branch_id: int) -> Adoption | None:
    """The adoption of a regulation at a branch that has no end."""
    return Adoption.objects.filter(regulation=slug, branch_id=branch_id, until_on=None).first()


def locked_adoption(adoption_id: int) -> Adoption:
    """The row, held until the transaction ends."""
    adoption = Adoption.objects.select_for_update().filter(pk=adoption_id).first()
    if adoption is None:
        raise NotFound
    return adoption


def stored_content(pack_hash: str) -> str:
    return StoredPack.objects.values_list("content", flat=True).get(pk=pack_hash)
