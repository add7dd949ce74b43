"""Use case: a customer is put aside, or brought back. Nobody is deleted: their cases stay."""

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.customers import permissions, queries
from shouhou.kernel.errors import Invalid, Stale
from shouhou.people.public import Actor


@transaction.atomic
def archive_customer(*, customer_id: int, version: int, archived: bool, actor: Actor) -> int:
    """Archived, a customer is found no more and no request can be registered for it. Returns the version.

    Raises Stale, NotFound, NotAllowed, and Invalid for bringing back one that was merged into another: undo the merge.
    """
    permissions.visible_customer(actor, customer_id)
    customer = queries.locked_customer(customer_id)
    actor.must("customer.edit", customer.branch_path)
    if customer.version != version:
        raise Stale
    if customer.merged_into_id:
        raise Invalid({"": _("This customer was merged into another. Undo the merge instead.")})
    if customer.archived != archived:
        customer.archived = archived
        customer.count_change("archived")
        customer.save(update_fields=["archived", "version", "changed"])
    return customer.version
