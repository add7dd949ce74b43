"""Use case: a unit goes to another customer: it was sold on, or was entered at the wrong one."""

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.assets import permissions, queries
from shouhou.customers import public as customers
from shouhou.kernel.errors import Invalid, Stale
from shouhou.people.public import Actor


@transaction.atomic
def move_unit(*, unit_id: int, version: int, customer_id: int, actor: Actor) -> int:
    """The unit and its parts stand at the other customer's from now on; its site is to be said anew. Its cases stay whose
    they were. Returns the new version.

    Raises Stale, NotFound for no such unit or customer, NotAllowed at either branch, Invalid for where it stands already,
    for an archived customer, for a scrapped unit and for a part, which goes with its whole.
    """
    permissions.visible_one(actor, unit_id)
    unit = queries.locked_unit(unit_id)
    actor.must("customer.edit", unit.branch_path)
    customer = customers.customer_for(actor, customer_id)
    actor.must("customer.edit", customer.branch_path)
    if unit.version != version:
        raise Stale
    if unit.customer_id == customer.id:
        raise Invalid({"": _("The unit stands at this customer's already.")})
    if customer.archived:
        raise Invalid({"": _("This customer is archived. Restore it first.")})
    if unit.scrapped_on:
        raise Invalid({"": _("This unit was scrapped. Bring it back first.")})
    if unit.parent_id:
        raise Invalid({"": _("This unit is a part of another. Move that one, or take this one out of it first.")})
    for moved in [unit, *queries.locked_parts(unit.pk)]:
        moved.customer_id, moved.branch_path, moved.site, moved.location = customer.id, customer.branch_path, "", ""
        moved.count_change("customer")
        moved.save()
    return unit.version
