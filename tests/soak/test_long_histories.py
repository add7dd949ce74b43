"""A case with a thousand events is a case like any other."""

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from shouhou.cases.models import Case
from shouhou.cases.public import record_act
from shouhou.kernel import clock
from shouhou.timeline.public import verify
from tests.world import World

pytestmark = pytest.mark.soak

EVENTS = 1000


class Statements:
    """Counts what is sent to the database, and keeps none of it."""

    made = 0

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.made += 1
        return execute(*arguments)


def test_it_records_the_thousandth_event_with_as_many_statements_as_the_tenth(world: World) -> None:
    dice, registered, now = random.Random(7), world.registered(), world.now
    statements: dict[int, int] = {}
    for seq in range(2, EVENTS + 1):
        now += dt.timedelta(minutes=dice.randrange(1, 30))
        count = Statements()
        with clock.frozen(now), connection.execute_wrapper(count):
            record_act(case_id=registered.case_id, word="request.urged", fields={}, actor=world.mei, now=now)
        statements[seq] = count.made
    last = Case.objects.get(pk=registered.case_id)
    assert last.last_seq == EVENTS
    assert max(statements[seq] for seq in range(EVENTS - 10, EVENTS + 1)) <= statements[10]
    assert list(verify(now=now)) == []
