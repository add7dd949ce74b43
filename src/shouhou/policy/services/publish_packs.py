"""Use case: the regulations that the product ships are published: each version is kept for ever by its hash."""

import datetime as dt

from django.db import transaction

from shouhou.policy.clauses.load import all_packs
from shouhou.policy.models import StoredPack


@transaction.atomic
def publish_packs(*, now: dt.datetime) -> int:
    """Store every shipped pack whose content is new. Returns how many were."""
    packs = all_packs().values()
    known = set(StoredPack.objects.values_list("hash", flat=True))
    new = [
        StoredPack(hash=pack.hash, slug=pack.slug, content=pack.document_file.text, published_at=now)
        for pack in packs
        if pack.hash not in known
    ]
    StoredPack.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)
