"""Use case: a unit is entered at a customer's."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.assets.models import ProductModel, Unit
from shouhou.customers import public as customers
from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor


@transaction.atomic
def add_unit(
    *, serial: str, model: str, customer_id: int, actor: Actor, site: str = "", delivered_on: dt.date | None = None
) -> int:
    """A unit with its serial number. A model code that is new is entered along with it. Returns the id."""
    customer = customers.customer_for(actor, customer_id)
    actor.must("customer.edit", customer.branch_path)
    fields: dict[str, str] = {}
    if not serial.strip():
        fields["serial"] = _("Enter the serial number.")
    elif "\x00" not in serial and Unit.objects.filter(serial=serial.strip()).exists():
        fields["serial"] = _("A unit with this serial number is already entered.")
    if not model.strip():
        fields["model"] = _("Enter the model.")
    for name, text, longest in (("serial", serial, 60), ("model", model, 60), ("site", site, 200)):
        if len(text) > longest or "\x00" in text:
            fields[name] = _("At most %(count)s characters.") % {"count": longest}
    if fields:
        raise Invalid(fields)
    product, _created = ProductModel.objects.get_or_create(code=model.strip())
    unit = Unit.objects.create(
        serial=serial.strip(),
        model=product,
        customer_id=customer.id,
        branch_path=customer.branch_path,
        site=site,
        delivered_on=delivered_on,
    )
    return unit.pk
