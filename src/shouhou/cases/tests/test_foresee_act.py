"""Use case: somebody asks what an act would bring before they record it."""

import pytest
from tests.acts import HOUR, do
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.cases.services.foresee_act import foresee_act
from shouhou.kernel.errors import Invalid, NotFound


@pytest.mark.parametrize(
    ("arrival", "clauses"), [("2026-03-05 09:00", []), ("2026-03-05 09:01", ["FUR-2.4"])], ids=["in time", "late by a minute"]
)  # fmt: skip
def test_it_tells_of_a_late_ticket_before_it_is_recorded(world: World, arrival: str, clauses: list[str]) -> None:
    case = world.registered()
    do(case, "travel.ordered", world.zhao, world.now + HOUR, needed_by="2026-03-02 18:00")
    fields = {"planned_arrival": arrival, "carrier": "G1"}
    with nothing_changed():
        found = foresee_act(
            case_id=case.case_id, word="travel.bought", fields=fields, actor=world.zhao, now=world.now + 2 * HOUR
        )
    assert [fault.clause for fault in found] == clauses


def test_it_refuses_as_recording_would(world: World) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(Invalid):
        foresee_act(
            case_id=case.case_id,
            word="travel.bought",
            fields={"planned_arrival": "bald"},
            actor=world.zhao,
            now=world.now,
        )
    with nothing_changed(), pytest.raises(NotFound):
        foresee_act(case_id=case.case_id, word="travel.bought", fields={}, actor=world.gu, now=world.now)
