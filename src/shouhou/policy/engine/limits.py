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
    end_of_day,
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
    world: World,
    bound: Bound[Any],
    start: dt.datetime,
    limit: Any,
    pauses: list[tuple[Any, Any]],
    asked: str = "within",
) -> dt.datetime:
    """The last minute in time of a limit that began at `start`, less its pauses; `asked`: under which key the rule
    gives it, for its unit says how time is counted. Raises `Missing`."""
    zone, name = world.givens.zone, getattr(bound.rule, "calendar", None)
    calendar = calendar_of(world, name, start.astimezone(zone).date())
    kind = bound.ask[asked].type
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
        raise Missing([f"calendar.{name}.hours"]) from None


def first_due(world: World, bound: Bound[Deadline], start: Event, why: list[Why]) -> tuple[Any, dt.datetime | None]:
    """The limit as the clause gives it, and the last minute in time that follows."""
    rule, due, limit = bound.rule, None, None
    if rule.within:
        limit = _limit(world, bound, start, why)
        due = due_after(world, bound, start.at, limit, [])
    elif rule.due:
        due = world.ask(bound, "due", start.at, why, start)
        if isinstance(due, ABSENT):
            raise Missing([rule.due])
        if not isinstance(due, dt.datetime):
            due = end_of_day(due, world.givens.zone)
    if due and due is not FOREVER and rule.limit_itself == "late":
        due -= MINUTE
    return (limit, due) if due is None else _replaced(world, bound, start, limit, due, why)


def _limit(world: World, bound: Bound[Deadline], start: Event, why: list[Why]) -> Any:
    """The limit as of its start. What was not known then counts once somebody has said it, by the values of that day."""
    try:
        return world.ask(bound, "within", start.at, why, start)
    except Missing as gap:
        if not gap.names <= set(world.pack.vocabulary.facts):
            raise
        day = start.at.astimezone(world.givens.zone).date()
        return world.ask(bound, "within", world.now, why, start, day=day)


def _replaced(
    world: World, bound: Bound[Deadline], start: Event, limit: Any, due: dt.datetime, why: list[Why]
) -> tuple[Any, dt.datetime]:
    """An agreement takes the place of the limit that stands, if it was made and entered before that had passed."""
    for event in world.log.of_any(bound.rule.replaced_by):
        in_time = due is FOREVER or max(event.at, event.recorded_at) < due + MINUTE
        if event.at >= start.at and event.ref in (None, start.ref) and in_time:
            agreed = world.ask(bound, f"replaced_by {event.word}", event.at, why, event)
            if isinstance(agreed, dt.datetime):
                limit, due = None, agreed
    return limit, due
