"""Use case: a customer that should never have been entered is taken out again."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from shouhou.customers import permissions, queries
from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor


@transaction.atomic
def withdraw_customer(*, customer_id: int, actor: Actor) -> None:
    """Contacts and places go along; that the row was there stays in its history. For undoing what a file brought.

    Raises NotFound, NotAllowed, and Invalid where something stands with the customer: its history is not to be lost.
    """
    permissions.visible_customer(actor, customer_id)
    customer = queries.locked_customer(customer_id)
    for permission in ("customer.edit", "customer.import"):
        actor.must(permission, customer.branch_path)
    try:
        customer.delete()
    except ProtectedError:
        raise Invalid({"": _("Something stands with this customer: a case, a call, a unit or a merge.")}) from None
