"""The limit of a deadline: how its unit counts time, and the last minute in time that follows."""

import datetime as dt
from typing import Any

from shouhou.policy.clauses.deadline import Deadline
from shouhou.policy.clauses.pack import Bound
from shouhou.policy.engine.shapes import Event, Why
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import ABSENT, Missing
from shouhou.policy.language.closures import FOREVER
from shouhou.policy.language.working_time import (
    MINUTE,
    Calendar,
    NoCalendarData,
    TooLong,
    after_days,
    after_months,
    after_time,
    after_working_days,
    length,
)


def calendar_of(world: World, name: str | None, day: dt.date) -> Calendar | None:
    """A deadline's calendar. Raises `Missing` where the organisation has none of that name."""
    if name is None:
        return None
    if name not in world.givens.calendars:
        raise Missing([f"calendar.{name}.{day.year}"])
    return world.givens.calendars[name]


def due_after(
    world: World, bound: Bound[Deadline], start: dt.datetime, limit: Any, pauses: list[tuple[Any, Any]]
) -> dt.datetime:
    """The last minute in time of a limit that began at `start`, less its pauses. Raises `Missing`."""
    zone = world.givens.zone
    calendar = calendar_of(world, bound.rule.calendar, start.astimezone(zone).date())
    kind = bound.ask["within"].type
    try:
        if kind in ("duration", "working_hours"):
            return after_time(start, limit, pauses, calendar if kind == "working_hours" else None, zone)
        shifted = start + length(pauses)
        if kind == "days":
            return after_days(shifted, limit.days, zone)
        if kind == "months":
            return after_months(shifted, limit, zone)
        assert calendar is not None  # the loader asks for one
        return after_working_days(shifted, limit, calendar, zone)
    except NoCalendarData as gap:
        raise Missing([gap.name]) from None
    except (TooLong, OverflowError):
        raise Missing([f"calendar.{bound.rule.calendar}.hours"]) from None


def first_due(world: World, bound: Bound[Deadline], start: Event, why: list[Why]) -> tuple[Any, dt.datetime | None]:
    """The limit as the clause gives it, and the last minute in time that follows."""
    rule, due, limit = bound.rule, None, None
    if rule.within:
        limit = world.ask(bound, "within", start.at, why, start)
        due = due_after(world, bound, start.at, limit, [])
    elif rule.due:
        due = world.ask(bound, "due", start.at, why, start)
        if isinstance(due, ABSENT):
            raise Missing([rule.due])
    if due and due is not FOREVER and rule.limit_itself == "late":
        due -= MINUTE
    return limit, due
