"""Use case: of two customers that are the same one is kept. What other contexts hold follows by the one who calls this."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.customers import permissions, queries
from shouhou.customers.models import Merge
from shouhou.kernel.errors import Invalid, Stale
from shouhou.people.public import Actor

FACTS = ("name", "address", "distance_km", "grade", "salesperson_id", "note")


@transaction.atomic
def merge_customers(
    *,
    kept_id: int,
    gone_id: int,
    kept_version: int,
    gone_version: int,
    taken: frozenset[str],
    actor: Actor,
    now: dt.datetime,
) -> int:
    """`gone` is archived and leads to `kept` from now on; contacts and places that `kept` does not have go over to it, and
    so do the values of the facts in `taken` (some of FACTS). Returns the id of the merge, by which it can be undone.

    Raises Stale, Invalid for the same customer twice or an archived one, NotFound, NotAllowed.
    """
    for customer_id in (kept_id, gone_id):
        customer = permissions.visible_customer(actor, customer_id)
        for permission in ("customer.edit", "customer.import", "personal.see"):
            actor.must(permission, customer.branch_path)
    if kept_id == gone_id:
        raise Invalid({"": _("Choose two different customers.")})
    rows = queries.locked_customers(kept_id, gone_id)
    kept, gone = rows[kept_id], rows[gone_id]
    if (kept.version, gone.version) != (kept_version, gone_version):
        raise Stale
    if kept.archived or gone.archived:
        raise Invalid({"": _("One of the two is archived. Restore it first.")})
    before = {
        name: str(value) if (value := getattr(kept, name)) is not None else None for name in FACTS if name in taken
    }
    for name in before:
        setattr(kept, name, getattr(gone, name))
    moved = {
        "contacts": queries.move_contacts(gone_id, kept_id),
        "sites": queries.move_sites(gone_id, kept_id),
    }  # fmt: skip
    for customer in (kept, gone):
        for column, value in queries.found_by(customer).items():
            setattr(customer, column, value)
        customer.count_change("merged")
    gone.archived, gone.merged_into = True, kept
    gone.save()
    kept.save()
    merge = Merge.objects.create(
        gone=gone, kept=kept, at=now, by_id=actor.id, gone_version=gone.version, kept_version=kept.version,
        before=before, moved=moved,
    )  # fmt: skip
    return merge.pk
