"""Use case: what is known of a unit is changed."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.assets import permissions, queries, rules
from shouhou.assets.models import ProductModel
from shouhou.kernel.errors import Invalid, Stale
from shouhou.people.public import Actor


@transaction.atomic
def change_unit(
    *,
    unit_id: int,
    version: int,
    actor: Actor,
    serial: str,
    model: str,
    site: str = "",
    location: str = "",
    made_on: dt.date | None = None,
    delivered_on: dt.date | None = None,
    installed_on: dt.date | None = None,
    accepted_on: dt.date | None = None,
    parent: str = "",
    note: str = "",
) -> int:
    """All facts as they are to be from now on; see `add_unit`. Returns the new version; the same facts again change nothing.

    Raises Stale where another change came after the version that the person has seen, Invalid, NotFound, NotAllowed.
    """
    permissions.visible_one(actor, unit_id)
    unit = queries.locked_unit(unit_id)
    actor.must("customer.edit", unit.branch_path)
    if unit.version != version:
        raise Stale
    fields: dict[str, str] = {}
    rules.checked_plate(fields, serial=serial, model=model, site=site, location=location, note=note)
    rules.checked_days(fields, made_on, delivered_on, installed_on, accepted_on)
    if "serial" not in fields and queries.serial_taken(serial.strip(), unit.pk):
        fields["serial"] = rules.taken()
    whole = queries.whole_of(fields, parent, unit.customer_id, unit)
    if unit.scrapped_on:
        fields[""] = _("This unit was scrapped. Bring it back first.")
    if fields:
        raise Invalid(fields)
    product, _created = ProductModel.objects.get_or_create(code=model.strip())
    given = {
        "serial": serial.strip(), "model_id": product.pk, "site": site, "location": location, "made_on": made_on,
        "delivered_on": delivered_on, "installed_on": installed_on, "accepted_on": accepted_on,
        "parent_id": whole.pk if whole else None, "note": note,
    }  # fmt: skip
    changed = [column for column, value in given.items() if getattr(unit, column) != value]
    if not changed:
        return unit.version
    for column in changed:
        setattr(unit, column, given[column])
    unit.count_change(*(column.removesuffix("_id") for column in changed))
    unit.save()
    return unit.version
