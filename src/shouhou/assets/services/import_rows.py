"""Use case: what was planned of a list becomes customers, contacts and units."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from shouhou.assets import queries
from shouhou.assets.models import ProductModel, Unit
from shouhou.assets.rules.plan import Picture, Plan, Plate
from shouhou.customers import public as customers
from shouhou.kernel import rows
from shouhou.kernel.errors import Stale
from shouhou.people.public import Actor

PART = 500  # rows of one statement
COLUMNS = (
    "model_id",
    "site",
    "location",
    "made_on",
    "delivered_on",
    "installed_on",
    "accepted_on",
    "version",
    "changed",
)


@transaction.atomic
def import_rows(*, plan: Plan, picture: Picture, actor: Actor) -> list[dict[str, Any]]:
    """Write it, in a number of statements that grows with hundreds of rows only. Returns what there is to undo, in order.

    Raises Stale where something that is to be changed was changed since, NotAllowed.
    """
    ids = dict[int | str, int](customers.take_in(roll=picture.roll, actor=actor).items())
    plates = [picture.units[serial] for serial in plan.units]
    codes = _models(plan, {plate.facts["model"] for plate in plates})
    entered, changed = [plate for plate in plates if not plate.id], [plate for plate in plates if plate.id]
    keys = (pk for (pk,) in rows.keys(len(entered), rows.sequence(Unit)))
    for part in rows.parts([_unit(next(keys), plate, codes, ids) for plate in entered], PART):
        rows.insert(part)
        ids |= {unit.serial: unit.pk for unit in part}
    for part in rows.parts(_changed(changed, codes), PART):
        rows.update(part, COLUMNS)
    made = [{"kind": "model", "id": codes[code], "row": row} for code, row in plan.models.items()]
    for step in plan.steps:
        written = step | {"id": ids.get(step["id"], step["id"])}
        made.append(written | ({"customer": ids.get(step["customer"], step["customer"])} if "customer" in step else {}))
    return made


def _models(plan: Plan, codes: set[str]) -> dict[str, int]:
    """The models of the units by code; those that come with the list are entered."""
    ProductModel.objects.bulk_create([ProductModel(code=code) for code in plan.models], ignore_conflicts=True)
    return dict(ProductModel.objects.filter(code__in=codes).values_list("code", "pk"))


def _unit(pk: int, plate: Plate, codes: Mapping[str, int], ids: Mapping[int | str, int]) -> Unit:
    facts = {name: value for name, value in plate.facts.items() if name != "model"}
    return Unit(
        pk=pk, model_id=codes[plate.facts["model"]], customer_id=ids.get(plate.customer, plate.customer),
        branch_path=plate.branch_path, **facts,
    )  # fmt: skip


def _changed(plates: list[Plate], codes: Mapping[str, int]) -> list[Unit]:
    held = queries.locked_units(plate.id for plate in plates)
    for plate in plates:
        unit = held.get(plate.id)
        if unit is None or unit.version != plate.version:
            raise Stale
        given = {"model_id" if name == "model" else name: value for name, value in plate.facts.items()}
        given["model_id"] = codes[plate.facts["model"]]
        columns = [column for column, value in given.items() if getattr(unit, column) != value]
        for column in columns:
            setattr(unit, column, given[column])
        unit.count_change(*(column.removesuffix("_id") for column in columns))
    return list(held.values())
