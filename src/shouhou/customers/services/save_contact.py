"""Use case: whom to call at a customer's is entered or changed."""

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.customers import permissions, queries, rules
from shouhou.customers.models import Contact
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people.public import Actor


@transaction.atomic
def save_contact(
    *,
    customer_id: int,
    actor: Actor,
    contact_id: int | None = None,
    name: str = "",
    role: str = "",
    phone: str = "",
    other_phone: str = "",
) -> int:
    """A new contact, or with `contact_id` everything about one. Returns its id.

    Raises Invalid with a message for each field, NotFound, NotAllowed.
    """
    permissions.visible_customer(actor, customer_id)
    customer = queries.locked_customer(customer_id)
    actor.must("customer.edit", customer.branch_path)
    contact = Contact(customer=customer)
    if contact_id is not None:
        actor.must("personal.see", customer.branch_path)  # who sees the numbers masked would write the mask back
        found = Contact.objects.filter(pk=contact_id, customer=customer).first()
        if found is None:
            raise NotFound
        contact = found
    fields: dict[str, str] = {}
    rules.too_long(fields, name=(name, 60), role=(role, 40))
    number = rules.checked_number(fields, "phone", phone)
    other = rules.checked_number(fields, "other_phone", other_phone)
    if not number and "phone" not in fields:
        fields["phone"] = _("Enter a telephone number.")
    elif customer.contacts.filter(phone=number).exclude(pk=contact.pk).exists():
        fields["phone"] = _("This number stands with this customer already.")
    if fields:
        raise Invalid(fields)
    contact.name, contact.role, contact.phone, contact.other_phone = name.strip(), role.strip(), number, other
    contact.save()
    for column, value in queries.found_by(customer).items():
        setattr(customer, column, value)
    customer.count_change("contacts")
    customer.save()
    return contact.pk
