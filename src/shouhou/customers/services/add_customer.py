"""Use case: a customer is entered, with whom to call."""

import unicodedata
from decimal import Decimal

import phonenumbers
from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.customers import rules
from shouhou.customers.models import Contact, Customer
from shouhou.kernel.errors import Invalid
from shouhou.people import public as people
from shouhou.people.public import Actor

LONGEST_NUMBER = 18  # digits, as the constraint has it


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
    """A customer of a branch. Returns the id.

    Raises Invalid with a message for each field, NotFound for no such branch, NotAllowed outside the actor's branches.
    """
    path = people.branch_path(branch_id)
    actor.must("customer.edit", path)
    fields: dict[str, str] = {}
    if not name.strip():
        fields["name"] = _("Enter the customer's name.")
    _check_lengths(fields, name=(name, 120), contact=(contact, 60), address=(address, 200))
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
    """A telephone number as it is stored: digits as people dial them, a foreign one with its country's code."""
    text = unicodedata.normalize("NFKC", text)
    plain = rules.digits(text)
    try:
        number = phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        number = None  # short service numbers such as 95588
    if number and number.country_code != 86:
        plain = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    elif plain.startswith("86") and len(plain) == 13:
        plain = plain[2:]
    if text and not 3 <= len(plain) <= LONGEST_NUMBER:
        fields["phone"] = _("This is not a telephone number.")
    return plain


def _check_lengths(fields: dict[str, str], **texts: tuple[str, int]) -> None:
    for name, (text, longest) in texts.items():
        if len(text) > longest or "\x00" in text:
            fields[name] = _("At most %(count)s characters.") % {"count": longest}
