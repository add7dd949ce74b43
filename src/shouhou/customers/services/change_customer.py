"""Use case: what is known of a customer is changed."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.customers import permissions, queries, rules
from shouhou.kernel.errors import Invalid, Stale
from shouhou.people import public as people
from shouhou.people.public import Actor


@transaction.atomic
def change_customer(
    *,
    customer_id: int,
    version: int,
    actor: Actor,
    name: str,
    branch_id: int,
    address: str = "",
    distance_km: Decimal | None = None,
    salesperson_id: int | None = None,
    grade: str = "regular",
    note: str = "",
) -> int:
    """All facts as they are to be from now on. Returns the new version; the same facts again change nothing.

    Raises Stale where another change came after the version that the person has seen, Invalid with a message for each
    field, NotFound for no such customer or branch, NotAllowed where the actor may not edit at the old or the new branch.
    """
    permissions.visible_customer(actor, customer_id)
    customer = queries.locked_customer(customer_id)
    for permission in ("customer.edit", "personal.see"):  # who sees the address masked would write the mask back
        actor.must(permission, customer.branch_path)
    path = people.branch_path(branch_id)
    actor.must("customer.edit", path)
    if customer.version != version:
        raise Stale
    fields: dict[str, str] = {}
    rules.checked_facts(fields, name=name, address=address, note=note, distance_km=distance_km, grade=grade)
    if salesperson_id is not None and not people.named({salesperson_id}):
        fields["salesperson"] = _("There is no such person.")
    if customer.archived:
        fields[""] = _("This customer is archived. Restore it first.")
    if fields:
        raise Invalid(fields)
    given = {
        "name": name.strip(), "branch_id": branch_id, "address": address, "distance_km": distance_km,
        "salesperson_id": salesperson_id, "grade": grade, "note": note,
    }  # fmt: skip
    changed = [column for column, value in given.items() if getattr(customer, column) != value]
    if not changed:
        return customer.version
    for column, value in {**given, "branch_path": path}.items():
        setattr(customer, column, value)
    for column, value in queries.found_by(customer).items():
        setattr(customer, column, value)
    customer.count_change(*(column.removesuffix("_id") for column in changed))
    customer.save()
    return customer.version
