"""The laws that the database itself keeps in the figures."""

import datetime as dt

from tests.bites import bites, unchangeable
from tests.world import World

from shouhou.kpis.models import Measure, Objection, Sheet
from shouhou.kpis.tests.scene import closed, followed, measured, objected, visited


def test_it_measures_a_row_once(world: World) -> None:
    followed(world)
    visited(world)
    measured(world)
    row = Measure.objects.values().first()
    assert row is not None
    with bites("a_row_is_measured_once"):
        Measure.objects.create(**{**row, "id": None})


def test_it_lets_a_closed_sheet_stand(world: World) -> None:
    """The trigger is a_closed_sheet_stands."""
    closed(world)
    unchangeable(Sheet, version=9)


def test_it_closes_each_version_of_a_month_once(world: World) -> None:
    closed(world)
    row = Sheet.objects.values().get()
    with bites("a_version_is_closed_once"):
        Sheet.objects.create(**{**row, "id": None})
    with bites("a_sheet_is_of_a_month"):
        Sheet.objects.create(**{**row, "id": None, "month": dt.date(2026, 3, 2)})


def test_it_takes_one_objection_to_a_version_and_a_whole_decision(world: World) -> None:
    sheet = closed(world)
    objected(world, sheet, "不对")
    with bites("kpis_objection_sheet_id_key"):
        Objection.objects.create(sheet=sheet, reason="再来", made_at=world.now)
    with bites("a_decision_has_somebody_and_words"):
        Objection.objects.update(decision="accepted")
