"""Use case: a place of a customer's is given up."""

from django.db import transaction

from shouhou.customers import permissions, queries
from shouhou.customers.models import Site
from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor


@transaction.atomic
def remove_site(*, customer_id: int, site_id: int, actor: Actor) -> None:
    """The place is gone from the list; units that name it keep the name. Raises NotFound, NotAllowed."""
    permissions.visible_customer(actor, customer_id)
    customer = queries.locked_customer(customer_id)
    actor.must("customer.edit", customer.branch_path)
    removed, _by_model = Site.objects.filter(pk=site_id, customer=customer).delete()
    if not removed:
        raise NotFound
    columns = queries.found_by(customer)
    for column, value in columns.items():
        setattr(customer, column, value)
    customer.count_change("sites")
    customer.save(update_fields=["version", "changed", *columns])
