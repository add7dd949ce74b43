"""Use case: many units are laid down at once."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.assets.models import ProductModel, Unit
from shouhou.assets.public import Plate, find, lay_down_units


def plate(world: World, serial: str, model: str) -> Plate:
    path = f"{world.branches['company']}/{world.branches['shenyang']}/"
    return Plate(serial, model, world.customer_id, path, dt.date(2025, 1, 2))


def test_it_writes_units_with_their_models(world: World) -> None:
    known = ProductModel.objects.get().code
    ids = lay_down_units(plates=[plate(world, "L-1", known), plate(world, "L-2", "VF-NEW")])
    assert [*Unit.objects.filter(pk__in=ids).order_by("pk").values_list("serial", "model__code")] == [
        ("L-1", known), ("L-2", "VF-NEW"),
    ]  # fmt: skip
    assert [u.id for u in find(world.mei, "l-2")] == ids[1:]
    assert len({*Unit.objects.values_list("code", flat=True)}) == Unit.objects.count()


def test_it_writes_nothing_where_a_serial_number_stands_twice(world: World) -> None:
    with nothing_changed(), pytest.raises(IntegrityError), transaction.atomic():
        lay_down_units(plates=[plate(world, "L-1", "A"), plate(world, "L-1", "A")])
