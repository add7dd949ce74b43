"""Use case: a customer is entered, with whom to call."""

from decimal import Decimal

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
    grade: str = "regular",
    note: str = "",
    role: str = "",
) -> int:
    """A customer of a branch; `role` is the contact's there. Returns the id.

    Raises Invalid with a message for each field, NotFound for no such branch, NotAllowed outside the actor's branches.
    """
    path = people.branch_path(branch_id)
    actor.must("customer.edit", path)
    fields: dict[str, str] = {}
    rules.checked_facts(fields, name=name, address=address, note=note, distance_km=distance_km, grade=grade)
    rules.too_long(fields, contact=(contact, 60), role=(role, 40))
    number = rules.checked_number(fields, "phone", phone)
    if salesperson_id is not None and not people.named({salesperson_id}):
        fields["salesperson"] = _("There is no such person.")
    if fields:
        raise Invalid(fields)
    customer = Customer.objects.create(
        name=name.strip(), branch_id=branch_id, branch_path=path, address=address, distance_km=distance_km,
        salesperson_id=salesperson_id, grade=grade, note=note, **rules.found_by(name.strip(), [contact], address),
    )  # fmt: skip
    if number:
        Contact.objects.create(customer=customer, name=contact, role=role, phone=number)
    return customer.pk
