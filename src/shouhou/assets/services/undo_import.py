"""Use case: an import was a mistake; everything is as it was before."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from shouhou.assets import permissions, queries
from shouhou.assets.models import Import, ProductModel, Unit
from shouhou.assets.services.change_unit import change_unit
from shouhou.customers import public as customers
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Refused, Stale, own_reason
from shouhou.people.public import Actor


@transaction.atomic
def undo_import(*, import_id: int, actor: Actor, now: dt.datetime) -> None:
    """Within a day: what it entered is taken out, what it changed is changed back. Models that it brought go while unused.

    Raises Refused with a reason for each row where something has happened since, Invalid where it is too late or undone
    already, NotFound for another person's import or one that was never carried out, NotAllowed.
    """
    actor.must("customer.import")
    brought = queries.locked_import(import_id, actor.id)
    if brought is None or brought.done_at is None:
        raise NotFound
    if brought.undone_at is not None:
        raise Invalid({"": _("This import is undone already.")})
    if brought.done_at <= now - queries.UNDO_WITHIN:
        raise Invalid({"": _("An import can be undone for one day.")})
    reasons = _changed_since(brought, actor)
    spared = {(step["kind"], step["id"]) for step, _says in reasons}
    for step in reversed(brought.made):
        if (step["kind"], step["id"]) not in spared:
            try:
                with transaction.atomic():
                    _take_back(step, actor)
            except Invalid as error:
                reasons.append((step, " ".join(map(str, error.fields.values()))))
            except (NotAllowed, NotFound, Stale):
                reasons.append((step, _("It was changed or moved since, or is out of your reach now.")))
    if reasons:
        reasons.sort(key=lambda reason: reason[0]["row"])
        told = dict.fromkeys(_("Row %(row)s: %(why)s") % {"row": step["row"], "why": says} for step, says in reasons)
        raise Refused(*(own_reason(f"row {number}", says) for number, says in enumerate(told, 1)))
    brought.made, brought.undone_at = [], now
    brought.save()


def _changed_since(brought: Import, actor: Actor) -> list[tuple[dict[str, Any], str]]:
    """The steps whose customer or unit is not any more what the import left."""
    ids = {kind: {int(pk) for pk in versions} for kind, versions in brought.versions.items()}
    units = queries.locked_units(ids["unit"])
    now = {
        "customer": {c.id: c.version for c in customers.customers_for(actor, ids["customer"]).values()},
        "unit": {pk: unit.version for pk, unit in units.items()},
    }
    why = {
        "customer": _("the customer was changed or archived since."), "unit": _("the unit was changed, moved or scrapped since."),
    }  # fmt: skip
    found = []
    for step in brought.made:
        kind, pk = ("customer", step["customer"]) if step["kind"] == "contact" else (step["kind"], step["id"])
        if kind in now and now[kind].get(pk) != brought.versions[kind][str(pk)]:
            found.append((step, why[kind]))
    return found


def _take_back(step: dict[str, Any], actor: Actor) -> None:
    pk, before, entered = step["id"], step.get("before", {}), "before" not in step
    match step["kind"]:
        case "model":
            if not Unit.objects.filter(model=pk).exists():
                ProductModel.objects.filter(pk=pk, version=1).delete()
        case "unit" if entered:
            _take_out(permissions.visible_one(actor, pk), actor)
        case "unit":
            days = {
                name: dt.date.fromisoformat(before[name]) for name in before if name.endswith("_on") and before[name]
            }
            version = permissions.visible_one(actor, pk).version
            change_unit(unit_id=pk, actor=actor, **before | days | {"version": version})
        case "contact" if entered:
            customers.remove_contact(customer_id=step["customer"], contact_id=pk, actor=actor)
        case "contact":
            customers.save_contact(customer_id=step["customer"], contact_id=pk, actor=actor, **before)
        case "customer" if entered:
            customers.withdraw_customer(customer_id=pk, actor=actor)
        case "customer":
            far = before["distance_km"]
            given = before | {"distance_km": Decimal(far) if far is not None else None}
            version = customers.entered(actor, pk)["version"]
            customers.change_customer(customer_id=pk, actor=actor, **given | {"version": version})


def _take_out(unit: Unit, actor: Actor) -> None:
    for permission in ("customer.edit", "customer.import"):
        actor.must(permission, unit.branch_path)
    try:
        unit.delete()
    except ProtectedError:
        raise Invalid({"": _("Something stands with this unit: a case or a part.")}) from None
