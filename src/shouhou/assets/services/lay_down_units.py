"""Use case: many units are laid down at once, as a bulk load brings them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from shouhou.assets.models import ProductModel, Unit
from shouhou.kernel import rows


@dataclass(frozen=True)
class Plate:
    """A unit to be, at a customer's of this branch."""

    serial: str
    model: str
    customer_id: int
    branch_path: str
    delivered_on: dt.date
    site: str = ""


def lay_down_units(*, plates: Sequence[Plate]) -> list[int]:
    """Write units by COPY, in the caller's transaction; they are known to be right. Returns their ids."""
    codes = {plate.model for plate in plates}
    ProductModel.objects.bulk_create([ProductModel(code=code) for code in sorted(codes)], ignore_conflicts=True)
    models = dict(ProductModel.objects.filter(code__in=codes).values_list("code", "pk"))
    ids = [pk for (pk,) in rows.keys(len(plates), rows.sequence(Unit))]
    rows.copy(
        Unit(
            pk=pk, serial=plate.serial, model_id=models[plate.model], customer_id=plate.customer_id,
            branch_path=plate.branch_path, delivered_on=plate.delivered_on, site=plate.site,
        )
        for pk, plate in zip(ids, plates, strict=True)
    )  # fmt: skip
    return ids
