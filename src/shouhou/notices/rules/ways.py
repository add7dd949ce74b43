"""By which ways a notice reaches somebody, and when: their wishes, and their quiet hours."""

import datetime as dt
from typing import Protocol

from shouhou.kernel import clock
from shouhou.notices.rules.kinds import WAYS, Kind


class Wishes(Protocol):
    """What a person has chosen."""

    ways: dict[str, list[str]]
    quiet_from: dt.time | None
    quiet_until: dt.time | None


def ways_of(kind: Kind, wishes: Wishes | None) -> tuple[str, ...]:
    """The ways that this kind takes to this person: what they chose, or else the kind's own."""
    chosen = wishes.ways.get(kind.name) if wishes else None
    return kind.ways if chosen is None else tuple(way for way in WAYS if way in chosen)


def not_before(kind: Kind, wishes: Wishes | None, now: dt.datetime) -> dt.datetime:
    """When a message may leave: at once, or at the end of the quiet hours that now are. Urgent kinds do not wait."""
    if kind.urgent or wishes is None or wishes.quiet_from is None or wishes.quiet_until is None:
        return now
    local = clock.local(now)
    start, end = wishes.quiet_from, wishes.quiet_until
    minute = local.time()
    within = start <= minute < end if start < end else minute >= start or minute < end
    return next_at(end, now) if within else now


def next_at(time: dt.time, now: dt.datetime) -> dt.datetime:
    """The next local instant with this time of day, later than now."""
    local = clock.local(now)
    at = dt.datetime.combine(local.date(), time, clock.zone())
    return (
        at if at > local else dt.datetime.combine(local.date() + dt.timedelta(days=1), time, clock.zone())
    ).astimezone(dt.UTC)
