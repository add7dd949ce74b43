"""Use case: what people wrote about the units of a customer is erased at the customer's request (PIPL)."""

import pgtrigger
from django.apps import apps
from django.db import transaction

from shouhou.assets import queries
from shouhou.assets.models import Import, Unit

GONE = "—"


@transaction.atomic
def erase_units(*, customer_ids: list[int]) -> None:
    """Places and notes of the units are blank, in their row history too; the machines stay with plate and days. Lists that
    named the customer keep no name; one that was not carried out is gone, and none of them can be undone any more.

    Whoever calls has asked whether it may be. Twice is once.
    """
    for customer_id in customer_ids:
        for unit in queries.locked_units_of(customer_id):
            unit.site = unit.location = unit.note = ""
            unit.scrap_reason = GONE if unit.scrap_reason else ""
            unit.version, unit.changed = unit.version + 1, ["site", "location", "note"]
            unit.save()
    units = Unit.objects.filter(customer__in=customer_ids).values("pk")
    history = apps.get_model("assets", "UnitEvent")
    with (
        pgtrigger.ignore("assets.UnitEvent:append_only"),
        transaction.atomic(),
    ):  # erasure by law reaches what is else never changed
        history.objects.filter(pgh_obj__in=units).exclude(scrap_reason="").update(scrap_reason=GONE)
    for brought in queries.locked_imports():
        _forget(brought, set(customer_ids))


def _forget(brought: Import, customer_ids: set[int]) -> None:
    rows = {step["row"] for step in brought.made if step["kind"] == "customer" and step["id"] in customer_ids}
    named = [
        row
        for row in brought.outcome
        if row.get("customer_id") in customer_ids or row["row"] in rows or row.get("first_row") in rows
    ]
    if not named and (brought.outcome or brought.done_at):
        return  # a list that nobody has looked through yet may name anybody
    if brought.done_at is None:
        brought.delete()
        return
    for row in named:
        row["about"], row["errors"] = "", {}
    brought.made, brought.versions = [], {}
    brought.save(update_fields=["outcome", "made", "versions"])
