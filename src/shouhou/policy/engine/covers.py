"""Covers: the window of a warranty, what moves its end, and what closes it first."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from shouhou.policy.clauses.cover import Cover as CoverRule
from shouhou.policy.clauses.pack import Bound
from shouhou.policy.engine.limits import due_after
from shouhou.policy.engine.outcomes import Cover, Why
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import ABSENT, NOT_YET, Missing, Unknown
from shouhou.policy.language.closures import FOREVER


def covers_of(world: World, asked: dict[str, set[str]]) -> Iterator[Cover]:
    """Every cover that has begun, as it stands."""
    for bound in world.pack.covers:
        try:
            if found := cover_of(world, bound):
                yield found
        except Missing as gap:
            for name in gap.names:
                asked.setdefault(name, set()).add(bound.clause.id)


def cover_of(world: World, bound: Bound[CoverRule]) -> Cover | None:
    """A cover at the instant that it is tested at. Raises `Missing`; None where it has not begun or does not apply."""
    rule, slug, clause = bound.rule, world.pack.slug, bound.clause.id
    why: list[Why] = []
    at = _tested(world, bound, why)
    if not world.holds(bound, "applies_when", at, why):
        return None
    began = _began(world, bound, at, why)
    if began is None:
        return None
    until, ended_by = _until(world, bound, began, at, why)
    for number, end in enumerate(rule.ends):
        if not ended_by and end.by != "time" and not world.holds(bound, f"within {number}", at, why):
            ended_by = end.by
    if rule.until and not ended_by:
        ended_by = next((e.word for e in world.log.of_any(rule.until) if began <= e.at <= at), "")
    excluded = rule.excluded_when is not None and world.holds(bound, "excluded_when", at, why)
    return Cover(
        f"{slug}/{clause}/{rule.name}", slug, clause, rule.name, rule.to, tuple(rule.remedies),
        "excluded" if excluded else "over" if ended_by else "running", began, until, ended_by, tuple(why),
    )  # fmt: skip


def _tested(world: World, bound: Bound[CoverRule], why: list[Why]) -> dt.datetime:
    if bound.rule.tested_at is None:
        return world.now
    found = world.ask(bound, "tested_at", world.now, why)
    return world.now if isinstance(found, ABSENT) else _instant(world, found)


def _instant(world: World, found: Any) -> dt.datetime:
    if isinstance(found, dt.datetime):
        return found
    return dt.datetime.combine(found, dt.time(), world.givens.zone)


def _began(world: World, bound: Bound[CoverRule], at: dt.datetime, why: list[Why]) -> dt.datetime | None:
    """The first of the days named that is known, or the last event that begins the window anew."""
    again = [e.at for e in world.log.of_any(bound.rule.restarts_on) if e.at <= at] if bound.rule.restarts_on else []
    if again:
        return again[-1]
    missing: set[str] = set()
    for number in range(len(bound.rule.start)):
        try:
            found = world.ask(bound, f"from {number}", at, why)
        except Missing as gap:
            missing |= gap.names
            continue
        if not isinstance(found, ABSENT):
            return _instant(world, found)
    if missing:
        raise Missing(missing)
    return None


def _until(
    world: World, bound: Bound[CoverRule], began: dt.datetime, at: dt.datetime, why: list[Why]
) -> tuple[dt.datetime | None, str]:
    """The last minute by time, and `time` where it has passed."""
    keys = [f"limit {number}" for number, end in enumerate(bound.rule.ends) if end.by == "time"]
    ends = [due_after(world, bound, began, world.ask(bound, key, began, why), [], key) for key in keys]
    if not ends:
        return None, ""
    until = min(ends)
    if bound.rule.longer_by:
        more = world.ask(bound, "longer_by", at, why)
        until += more if isinstance(more, dt.timedelta) else dt.timedelta()
    return until, "time" if at > until else ""


def holds(world: World, name: str) -> Any:
    """Whether the cover of this name is running: `cover.<name>.holds`."""
    bound = next(b for b in world.pack.covers if b.rule.name == name)
    try:
        found = cover_of(world, bound)
    except Missing as gap:
        return Unknown(gap.names)
    return NOT_YET if found is None else found.state == "running"


def wakes(covers: list[Cover], now: dt.datetime) -> Iterator[dt.datetime]:
    """The first minute in which a running cover is over."""
    for cover in covers:
        if cover.state == "running" and cover.until and cover.until is not FOREVER and cover.until >= now:
            yield cover.until + dt.timedelta(minutes=1)
