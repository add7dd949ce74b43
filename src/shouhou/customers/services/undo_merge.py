"""Use case: two customers were not the same after all."""

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.customers import permissions, queries
from shouhou.customers.models import Contact, Merge, Site
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people.public import Actor


@transaction.atomic
def undo_merge(*, merge_id: int, customer_id: int, actor: Actor, now: dt.datetime) -> Merge:
    """Within a day, while nobody has changed either of them since: everything is as it was before the merge.

    Raises NotFound where this is no merge into a customer that the actor sees, NotAllowed, and Invalid with the reason.
    """
    customer = permissions.visible_customer(actor, customer_id)
    for permission in ("customer.edit", "customer.import"):
        actor.must(permission, customer.branch_path)
    merge = queries.locked_merge(merge_id)
    if merge is None or merge.kept_id != customer_id:
        raise NotFound
    rows = queries.locked_customers(merge.kept_id, merge.gone_id)
    kept, gone = rows[merge.kept_id], rows[merge.gone_id]
    if merge.undone_at is not None:
        raise Invalid({"": _("This merge is undone already.")})
    if merge.at <= now - queries.UNDO_WITHIN:
        raise Invalid({"": _("A merge can be undone for one day.")})
    if (kept.version, gone.version) != (merge.kept_version, merge.gone_version):
        raise Invalid({"": _("The customer was changed after the merge, so that it cannot be undone any more.")})
    Contact.objects.filter(pk__in=merge.moved["contacts"], customer=kept).update(customer=gone)
    Site.objects.filter(pk__in=merge.moved["sites"], customer=kept).update(customer=gone)
    for name, text in merge.before.items():
        setattr(kept, name, _value(name, text))
    gone.archived, gone.merged_into = False, None
    for row in (kept, gone):
        for column, value in queries.found_by(row).items():
            setattr(row, column, value)
        row.count_change("merged")
        row.save()
    merge.undone_at, merge.undone_by_id = now, actor.id
    merge.save(update_fields=["undone_at", "undone_by"])
    return merge


def _value(name: str, text: str | None) -> str | int | Decimal | None:
    if text is None:
        return None
    return Decimal(text) if name == "distance_km" else int(text) if name == "salesperson_id" else text
