"""Use case: an import was a mistake; everything is as it was before."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from shouhou.assets import permissions, queries
from shouhou.assets.models import Import, ProductModel, Unit
from shouhou.assets.services.import_rows import COLUMNS, PART
from shouhou.customers import public as customers
from shouhou.kernel import rows
from shouhou.kernel.errors import Invalid, NotFound, Refused, own_reason
from shouhou.people.public import Actor

PLACED = ("site", "location", "made_on", "delivered_on", "installed_on", "accepted_on")


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
    reasons = _take_back(brought, actor)
    if reasons:
        told = dict.fromkeys(_("Row %(row)s: %(why)s") % {"row": row, "why": why} for row, why in sorted(reasons))
        raise Refused(*(own_reason(f"row {number}", says) for number, says in enumerate(told, 1)))
    brought.made, brought.undone_at = [], now
    brought.save()


def _take_back(brought: Import, actor: Actor) -> list[tuple[int, str]]:
    """Everything at once; why not, by row: then whoever calls undoes what was done."""
    units = [step for step in brought.made if step["kind"] == "unit"]
    others = [step for step in brought.made if step["kind"] in ("customer", "contact")]
    why_units = _units(units, {int(pk): version for pk, version in brought.versions["unit"].items()}, actor)
    why_customers = customers.put_back(
        versions={int(pk): version for pk, version in brought.versions["customer"].items()},
        entered=_entered(step for step in others if step["kind"] == "customer"),
        before={pk: _facts(step) for pk, step in _first(others, "customer").items()},
        contacts={pk: (step["customer"], step.get("before")) for pk, step in _first(others, "contact").items()},
        actor=actor,
    )
    codes = [step["id"] for step in brought.made if step["kind"] == "model"]
    ProductModel.objects.filter(pk__in=codes, version=1, units=None).delete()
    return [(step["row"], why_units[step["id"]]) for step in units if step["id"] in why_units] + [
        (step["row"], why_customers[pk]) for step in others if (pk := step.get("customer", step["id"])) in why_customers
    ]


def _entered(steps: Iterable[Mapping[str, Any]]) -> set[int]:
    return {step["id"] for step in steps if "before" not in step}


def _first(steps: Iterable[Mapping[str, Any]], kind: str) -> dict[int, Mapping[str, Any]]:
    """The first step of each: what stood before it is what is to stand again."""
    found: dict[int, Mapping[str, Any]] = {}
    for step in steps:
        if step["kind"] == kind:
            found.setdefault(step["id"], step)
    return found


def _facts(step: Mapping[str, Any]) -> dict[str, Any]:
    """What was before a step, as its columns have it."""
    before = dict(step.get("before", {}))
    for name, text in before.items():
        if text is not None and name.endswith("_on"):
            before[name] = dt.date.fromisoformat(text)
        elif text is not None and name == "distance_km":
            before[name] = Decimal(text)
    return before


def _units(steps: list[dict[str, Any]], versions: Mapping[int, int], actor: Actor) -> dict[int, str]:
    """Units that were entered go, others are what they were; why not, by unit."""
    held, entered, why = queries.locked_units(versions), _entered(steps), dict[int, str]()
    seen = {*permissions.visible_to(actor).filter(pk__in=versions).values_list("pk", flat=True)}
    for pk, version in versions.items():
        needed = ("customer.edit", "customer.import") if pk in entered else ("customer.edit",)
        if pk not in held or held[pk].version != version or held[pk].scrapped_on is not None:
            why[pk] = _("the unit was changed, moved or scrapped since.")
        elif pk not in seen or not all(actor.may(permission, held[pk].branch_path) for permission in needed):
            why[pk] = _("It was changed or moved since, or is out of your reach now.")
    before = {pk: _facts(step) for pk, step in _first(steps, "unit").items() if pk not in entered and pk not in why}
    codes = {facts["model"] for facts in before.values()}
    models = dict(ProductModel.objects.filter(code__in=codes).values_list("code", "pk"))
    models |= {code: ProductModel.objects.create(code=code).pk for code in sorted(codes - {*models})}
    for pk, facts in before.items():
        unit, given = held[pk], {name: facts[name] for name in PLACED} | {"model_id": models[facts["model"]]}
        columns = [column for column in given if getattr(unit, column) != given[column]]
        for column in columns:
            setattr(unit, column, given[column])
        unit.count_change(*(column.removesuffix("_id") for column in columns))
    for part in rows.parts([held[pk] for pk in before], PART):
        rows.update(part, COLUMNS)
    try:
        with transaction.atomic():
            Unit.objects.filter(pk__in=entered - {*why}).delete()
    except ProtectedError as error:
        why |= dict.fromkeys(rows.held(error, Unit), _("Something stands with this unit: a case or a part."))
        Unit.objects.filter(pk__in=entered - {*why}).delete()
    return why
