"""The laws that the database itself keeps about units."""

import pytest
from tests.bites import bites, unchangeable
from tests.world import World

from shouhou.assets.models import ProductModel, Unit


def test_it_takes_no_unit_without_a_serial_number(world: World) -> None:
    with bites("a_unit_has_a_serial_number"):
        Unit.objects.update(serial="")


def test_it_keeps_serial_numbers_apart(world: World) -> None:
    unit = Unit.objects.get()
    with bites("assets_unit_serial_key"):
        Unit.objects.create(serial=unit.serial, model_id=unit.model_id, customer_id=unit.customer_id, branch_path="1/")


@pytest.mark.parametrize("model", [ProductModel, Unit])
def test_it_keeps_row_history_as_it_was_written(model: type, world: World) -> None:
    unchangeable(model.pgh_event_model, pgh_label="forged")  # type: ignore[attr-defined]
