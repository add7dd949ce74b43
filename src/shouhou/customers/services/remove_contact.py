"""Use case: somebody is no longer to be called at a customer's."""

from django.db import transaction

from shouhou.customers import permissions, queries
from shouhou.customers.models import Contact
from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor


@transaction.atomic
def remove_contact(*, customer_id: int, contact_id: int, actor: Actor) -> None:
    """The contact's name and numbers are gone; that there was a change stays. Raises NotFound, NotAllowed."""
    permissions.visible_customer(actor, customer_id)
    customer = queries.locked_customer(customer_id)
    actor.must("customer.edit", customer.branch_path)
    removed, _by_model = Contact.objects.filter(pk=contact_id, customer=customer).delete()
    if not removed:
        raise NotFound
    for column, value in queries.found_by(customer).items():
        setattr(customer, column, value)
    customer.count_change("contacts")
    customer.save()
