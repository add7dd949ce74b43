"""Entries of a stream follow one another, whatever a clock says: what was known when rests on that order."""

import datetime as dt

import pytest
from tests.acts import HOUR, do
from tests.world import World

from shouhou.kernel.errors import Refused


def test_it_records_nothing_before_the_last_entry(world: World) -> None:
    case = world.registered()
    with pytest.raises(Refused, match="clock") as refused:
        do(case, "request.answered", world.mei, world.now - HOUR)
    assert refused.value.reasons[0].earliest == world.now


def test_it_takes_clocks_of_two_machines_that_differ_by_seconds(world: World) -> None:
    case = world.registered()
    recorded = do(case, "request.answered", world.mei, world.now - dt.timedelta(seconds=20), at=world.now)
    assert recorded.event.recorded_at == world.now
