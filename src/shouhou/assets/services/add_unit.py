"""Use case: a unit is entered at a customer's."""

import datetime as dt

from django.db import transaction

from shouhou.assets import queries, rules
from shouhou.assets.models import ProductModel, Unit
from shouhou.customers import public as customers
from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor


@transaction.atomic
def add_unit(
    *,
    serial: str,
    model: str,
    customer_id: int,
    actor: Actor,
    site: str = "",
    location: str = "",
    made_on: dt.date | None = None,
    delivered_on: dt.date | None = None,
    installed_on: dt.date | None = None,
    accepted_on: dt.date | None = None,
    parent: str = "",
    note: str = "",
) -> int:
    """A unit with its serial number. A model code that is new is entered along with it. `parent`: the serial number of the
    unit of which it is a part, at the same customer's. Returns the id.

    Raises Invalid with a message for each field, NotFound for no such customer, NotAllowed.
    """
    customer = customers.customer_for(actor, customer_id)
    actor.must("customer.edit", customer.branch_path)
    fields: dict[str, str] = {}
    rules.checked_plate(fields, serial=serial, model=model, site=site, location=location, note=note)
    rules.checked_days(fields, made_on, delivered_on, installed_on, accepted_on)
    if "serial" not in fields and queries.serial_taken(serial.strip()):
        fields["serial"] = rules.taken()
    whole = queries.whole_of(fields, parent, customer.id)
    if customer.archived:
        fields[""] = rules.archived_customer()
    if fields:
        raise Invalid(fields)
    product, _created = ProductModel.objects.get_or_create(code=model.strip())
    unit = Unit.objects.create(
        serial=serial.strip(), model=product, customer_id=customer.id, branch_path=customer.branch_path, site=site,
        location=location, made_on=made_on, delivered_on=delivered_on, installed_on=installed_on,
        accepted_on=accepted_on, parent=whole, note=note,
    )  # fmt: skip
    return unit.pk
