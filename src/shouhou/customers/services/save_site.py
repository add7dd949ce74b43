"""Use case: a place of a customer's is entered or changed."""

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.customers import permissions, queries, rules
from shouhou.customers.models import Site
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people.public import Actor


@transaction.atomic
def save_site(*, customer_id: int, actor: Actor, site_id: int | None = None, name: str = "", address: str = "") -> int:
    """A new place, or with `site_id` everything about one. Returns its id. Raises Invalid, NotFound, NotAllowed."""
    permissions.visible_customer(actor, customer_id)
    customer = queries.locked_customer(customer_id)
    actor.must("customer.edit", customer.branch_path)
    site = Site(customer=customer)
    if site_id is not None:
        found = Site.objects.filter(pk=site_id, customer=customer).first()
        if found is None:
            raise NotFound
        site = found
    fields: dict[str, str] = {}
    if not name.strip():
        fields["name"] = _("Enter the name of the place.")
    elif "\x00" not in name and customer.sites.filter(name=name.strip()).exclude(pk=site.pk).exists():
        fields["name"] = _("This customer has a place of this name already.")
    rules.too_long(fields, name=(name, 60), address=(address, 200))
    if fields:
        raise Invalid(fields)
    site.name, site.address = name.strip(), address.strip()
    site.save()
    columns = queries.found_by(customer)
    for column, value in columns.items():
        setattr(customer, column, value)
    customer.count_change("sites")
    customer.save(update_fields=["version", "changed", *columns])
    return site.pk
