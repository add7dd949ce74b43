"""The laws that the database itself keeps in the figures."""

from tests.bites import bites
from tests.world import World

from shouhou.kpis.models import Measure
from shouhou.kpis.tests.scene import followed, measured, visited


def test_it_measures_a_row_once(world: World) -> None:
    followed(world)
    visited(world)
    measured(world)
    row = Measure.objects.values().first()
    assert row is not None
    with bites("a_row_is_measured_once"):
        Measure.objects.create(**{**row, "id": None})
