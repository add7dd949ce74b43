"""The laws that the database itself keeps in the kernel."""

import datetime as dt
import uuid

from tests.bites import bites
from tests.world import World

from shouhou.kernel.models import IdempotencyKey, Installation


def test_it_keeps_one_installation(world: World) -> None:
    with bites("installation_is_one_row"):
        Installation.objects.create(id=2, organisation="另一家")


def test_it_shifts_no_clock_but_a_demos(world: World) -> None:
    with bites("only_a_demo_shifts_its_clock"):
        Installation.objects.update(clock_offset=dt.timedelta(hours=1))
    Installation.objects.update(clock_offset=dt.timedelta(hours=1), is_demo=True)


def test_it_keeps_one_answer_for_each_act(world: World) -> None:
    given = {"user_id": world.mei.id, "request_hash": b"", "status": 200, "body": {}, "created_at": world.now}
    IdempotencyKey.objects.create(key=uuid.UUID(int=1), **given)
    with bites("one_answer_for_each_act"):
        IdempotencyKey.objects.create(key=uuid.UUID(int=1), **given)
