"""Use case: the assessment of a month is drawn up from its rows."""

import datetime as dt

import pytest
from tests.acts import HOUR
from tests.fines import fined
from tests.world import World

from shouhou.kernel.errors import NotFound
from shouhou.kpis.services.draw_sheet import draw_sheet
from shouhou.kpis.tests.scene import BUS, followed, measured, visited
from shouhou.people.public import branch_path

MARCH = dt.date(2026, 3, 1)


def drawn(world: World, person: str | None) -> dict:  # type: ignore[type-arg]
    path = branch_path(world.branches["shenyang"])
    person_id = world.people[person] if person else None
    return draw_sheet(month=MARCH, branch_path=path, person_id=person_id, now=world.now)


def test_it_is_of_people_who_work_there_or_had_a_part_in_the_month(world: World) -> None:
    with pytest.raises(NotFound):
        drawn(world, "gu")  # of another branch


def test_it_gives_each_figure_and_a_grade_by_the_bands_of_the_clause(world: World) -> None:
    followed(world)
    visited(world, satisfied=True)
    visited(world, late=HOUR)
    measured(world)
    sheet = drawn(world, "tao")
    timely = next(f for f in sheet["figures"] if f["name"] == "timeliness")
    assert (timely["value"], timely["counted"], timely["base"]) == ("0.5", 1, 2)
    grades = {g["name"]: g["grade"] for g in sheet["grades"] if g["regulation"] == BUS}
    assert grades == {"timeliness_target": "missed", "satisfaction_target": "reached", "complaint_target": ""}


def test_a_figure_without_data_leaves_its_grade_undecided_and_is_named(world: World) -> None:
    followed(world)
    measured(world)
    sheet = drawn(world, "tao")
    assert [f["value"] for f in sheet["figures"] if f["kind"] == "figure"] == ["", "", ""]
    assert [g["missing"] for g in sheet["grades"]] == [
        ["figure.timeliness"], ["figure.user_satisfaction"], ["figure.complaint_rate"]
    ]  # fmt: skip


def test_it_holds_the_faults_and_fines_of_the_month(world: World) -> None:
    fined(world)
    mei, tao = drawn(world, "mei"), drawn(world, "tao")
    assert [(f["clause"], f["state"]) for f in mei["faults"]] == [("FUR-2.1", "confirmed")]
    assert (mei["fined"], tao["fined"], drawn(world, None)["fined"]) == ("30.00", "0.00", "30.00")
