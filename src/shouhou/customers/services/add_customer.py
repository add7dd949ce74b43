"""Use case: a customer is entered, with whom to call."""

from decimal import Decimal

import phonenumbers
from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.customers import rules
from shouhou.customers.models import Contact, Customer
from shouhou.kernel.errors import Invalid
from shouhou.people import public as people
from shouhou.people.public import Actor


@transaction.atomic
def add_customer(
    *,
    name: str,
    branch_id: int,
    actor: Actor,
    contact: str = "",
    phone: str = "",
    address: str = "",
    distance_km: Decimal | None = None,
    salesperson_id: int | None = None,
) -> int:
    """A customer of a branch. Returns the id. Raises Invalid for each field, NotAllowed outside the actor's branches."""
    path = people.branch_path(branch_id)
    actor.must("customer.edit", path)
    fields: dict[str, str] = {}
    if not name.strip():
        fields["name"] = _("Enter the customer's name.")
    number = _number(phone, fields)
    if distance_km is not None and distance_km < 0:
        fields["distance_km"] = _("A distance cannot be negative.")
    if fields:
        raise Invalid(fields)
    customer = Customer.objects.create(
        name=name.strip(),
        branch_id=branch_id,
        branch_path=path,
        address=address,
        distance_km=distance_km,
        salesperson_id=salesperson_id,
        search=rules.search_text(name.strip(), contact),
    )
    if number:
        Contact.objects.create(customer=customer, name=contact, phone=number)
    return customer.pk


def _number(text: str, fields: dict[str, str]) -> str:
    if not text:
        return ""
    try:
        number = phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        plain = rules.digits(text)
        if 3 <= len(plain) <= 18:  # short service numbers such as 95588
            return plain
        fields["phone"] = _("This is not a telephone number.")
        return ""
    if number.country_code != 86:
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    plain = rules.digits(text)
    return plain[2:] if plain.startswith("86") and len(plain) == 13 else plain
