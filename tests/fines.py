"""The way to a fine: a request that nobody answered by its limit (FUR-2.1), a finding, a confirmation."""

import datetime as dt
from typing import Any

from shouhou.cases.public import Registered
from shouhou.people.public import Actor
from shouhou.timeline.public import Recorded
from tests.acts import HOUR, do, pass_time
from tests.world import World


def late(world: World) -> dt.datetime:
    """When all of this happens: 14:00, two hours after the limit."""
    return world.now + 5 * HOUR


def fault(world: World) -> Registered:
    """A case with a proposed fault of Mei's."""
    case = world.registered()
    pass_time(late(world))
    return case


def about(world: World, **more: Any) -> dict[str, Any]:
    return {"clause": "FUR-2.1", "person": str(world.people["mei"]), **more}


def find(case: Registered, world: World, cause: str = "own", actor: Actor | None = None) -> Recorded:
    fields = about(world, cause=cause, dissatisfied="false", reason="未及时答复")
    return do(case, "fault.found", actor or world.lin, late(world), **fields)


def found(world: World) -> Registered:
    """A case with a proposed fine of 30 yuan (FUR-2a)."""
    case = fault(world)
    find(case, world)
    return case


def decide(case: Registered, world: World, word: str, actor: Actor | None = None, **more: Any) -> Recorded:
    """Confirm, waive, revoke, appeal or uphold the fine."""
    return do(case, word, actor or world.lin, late(world), **about(world, **more))


def fined(world: World) -> Registered:
    """A case with a confirmed fine."""
    case = found(world)
    decide(case, world, "fine.confirmed")
    return case
