"""Recurring duties, as the regulations in force know them."""

import datetime as dt
from collections import defaultdict
from typing import Any

from django.db.models import Q

from shouhou.policy.models import Adoption
from shouhou.policy.queries.followed import pack


def words_of_duty(pack_hash: str, kind: str, clause: str, name: str) -> list[str]:
    """The event words by which a duty is done; none where the regulation knows no such duty."""
    known = pack(pack_hash).on(kind).schedules
    return [word for b in known if (b.clause.id, b.rule.name) == (clause, name) for word in b.rule.done]


def adoptions_with_duties(kind: str, on: dt.date) -> dict[str, list[dict[str, Any]]]:
    """By the path of a branch: what it has itself adopted and follows on a day, of which a rule about this kind of subject
    recurs; as a subject keeps it."""
    current = Q(until_on=None) | Q(until_on__gt=on)
    rows = Adoption.objects.filter(current, from_on__lte=on).order_by("branch__path", "regulation", "from_on", "pk")
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for path, slug, pack_hash, settings, titles in rows.values_list(
        "branch__path", "regulation", "pack_id", "settings", "titles"
    ):
        if pack(pack_hash).on(kind).schedules:
            found[path][slug] = {"regulation": slug, "pack": pack_hash, "settings": settings, "titles": titles}
    return {path: list(by_slug.values()) for path, by_slug in found.items()}
