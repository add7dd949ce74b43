"""Use case: what is known of a customer and of whom to call there is erased at their request (PIPL)."""

from django.db import transaction

from shouhou.customers import permissions, queries, rules
from shouhou.customers.models import Contact, Merge, Site
from shouhou.people.public import Actor


@transaction.atomic
def erase_customer(*, customer_id: int, actor: Actor) -> list[int]:
    """Names, numbers, addresses and notes are gone for good; the row stays, archived, under its number. So do those that
    were merged into it, by however many steps. Returns the ids of all of them.

    Raises NotFound, NotAllowed.
    """
    permissions.visible_customer(actor, customer_id)
    customers = queries.locked_customers(*queries.with_merged(customer_id))
    for customer in customers.values():
        actor.must("personal.erase", customer.branch_path)
        customer.name, customer.address, customer.note, customer.archived = f"#{customer.pk}", "", "", True
        for column, value in rules.found_by(customer.name, [], "").items():
            setattr(customer, column, value)
        customer.count_change("name", "address", "note", "contacts")
        customer.save()
    Contact.objects.filter(customer__in=customers).delete()
    Site.objects.filter(customer__in=customers).delete()
    Merge.objects.filter(kept__in=customers).update(before={})
    return sorted(customers)
