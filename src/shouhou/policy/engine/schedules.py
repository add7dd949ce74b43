"""Schedules: a clock for each period, as far as time has come."""

import calendar as months
import datetime as dt
from collections.abc import Iterator

from shouhou.policy.clauses.pack import Bound
from shouhou.policy.clauses.schedule import Schedule
from shouhou.policy.engine.clocks import Running, note
from shouhou.policy.engine.limits import calendar_of, due_after
from shouhou.policy.engine.shapes import Clock, Event, Why
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import Missing
from shouhou.policy.language.working_time import DAY, MINUTE, Calendar, NoCalendarData, end_of_day

LONG = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
MOST = 600  # periods of one schedule; fifty years of months
NOT_APPLICABLE = "duty.not_applicable"  # what says of an occurrence that it is not asked for this time


def period_of(every: str, day: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day of the calendar period in which a day lies."""
    if every == "day":
        return day, day
    if every == "week":
        first = day - DAY * day.weekday()
        return first, first + DAY * 6
    long = LONG[every]
    first = dt.date(day.year, (day.month - 1) // long * long + 1, 1)
    year, month = divmod(first.year * 12 + first.month - 1 + long - 1, 12)
    return first, dt.date(year, month + 1, months.monthrange(year, month + 1)[1])


def due_on(due: str | None, first: dt.date, last: dt.date) -> dt.date:
    """The day of a period on which its duty is due: see `Schedule`."""
    if due is None:
        return last
    if due.startswith("-"):
        return last - DAY * int(due[1:])
    if "-" in due:
        month, day = map(int, due.split("-"))
        return dt.date(last.year, month, min(day, months.monthrange(last.year, month)[1]))
    return last.replace(day=min(int(due), last.day))


def occurrence(clause: str, name: str, period: str) -> str:
    """By what an event's `ref` names one occurrence of a duty: done late for that period, or not asked for this time."""
    return f"{clause}/{name}/{period}"


def _answers(event: Event, bound: Bound[Schedule], first: dt.date, begins: dt.datetime, ends: dt.datetime) -> bool:
    """Whether a duty was done for the period that begins on that day: the event names it, or lies in its time and names no
    other period of the same duty."""
    ref = event.ref or ""
    if ref.startswith(occurrence(bound.clause.id, bound.rule.name, "")):
        return ref == occurrence(bound.clause.id, bound.rule.name, first.isoformat())
    return begins <= event.at <= ends


def schedules_of(world: World, asked: dict[str, set[str]]) -> Iterator[Running]:
    """The clock of each period that has begun, of every schedule. Facts that are missing go to `asked`."""
    for bound in world.pack.schedules:
        try:
            start = next((e for e in world.log.of_any(bound.rule.start) if _when(world, bound, "from", e)), None)
            if start and world.holds(bound, "applies_when", start.at, None, start):
                yield from (_intervals if bound.rule.within else _periods)(world, bound, start)
        except Missing as gap:
            note(asked, bound.clause.id, gap.names)


def _when(world: World, bound: Bound[Schedule], key: str, event: Event) -> bool:
    return world.holds(bound, f"{key} {event.word}", event.at, None, event)


def _periods(world: World, bound: Bound[Schedule], start: Event) -> Iterator[Running]:
    rule, zone = bound.rule, world.givens.zone
    ends = [e.at for e in world.log.of_any([*rule.until, *world.pack.vocabulary.cancelling]) if e.at >= start.at]
    until = min([*ends, world.now])
    done = [e for e in world.log.of_any(rule.done) if _when(world, bound, "done", e)]
    dropped = world.log.of_any([NOT_APPLICABLE])
    first, last = _period(world, rule, start.at.astimezone(zone).date())
    if rule.first == "next" and first < start.at.astimezone(zone).date():
        first, last = _period(world, rule, last + DAY)
    for _ in range(MOST):
        a, b = _period(world, rule, last + DAY) if rule.next_period else (first, last)
        begins = max(dt.datetime.combine(a, dt.time(), zone), start.at)
        if begins > until:
            return
        due = end_of_day(due_on(rule.due, a, b), zone)
        named = [e for e in dropped if e.ref == occurrence(bound.clause.id, rule.name, first.isoformat())]
        in_time = [e for e in done if _answers(e, bound, first, begins, end_of_day(b, zone))]
        stop = min([*named, *in_time], key=lambda e: (e.at, e.id), default=None)
        yield _clock(world, bound, start, begins, due, stop, first, ended=bool(ends))
        first, last = _period(world, rule, last + DAY)


def _period(world: World, rule: Schedule, day: dt.date) -> tuple[dt.date, dt.date]:
    """The period of a day; by a working calendar the first worked day from it on. Raises `Missing`."""
    if rule.every == "day" and (calendar := calendar_of(world, rule.calendar, day)):
        try:
            return _worked_day(calendar, day)
        except NoCalendarData as gap:
            raise Missing([gap.name]) from None
    return period_of(rule.every, day)


def _worked_day(calendar: Calendar, day: dt.date) -> tuple[dt.date, dt.date]:
    for _ in range(366):
        if calendar.hours_of(day):
            return day, day
        day += DAY
    raise Missing([f"calendar.{calendar.name}.hours"])


def _intervals(world: World, bound: Bound[Schedule], start: Event) -> Iterator[Running]:
    """One clock after another: each begins when the one before was done. Raises `Missing`."""
    rule, zone = bound.rule, world.givens.zone
    ends = [e.at for e in world.log.of_any([*rule.until, *world.pack.vocabulary.cancelling]) if e.at >= start.at]
    done = [e for e in world.log.of_any(rule.done) if e.at > start.at and _when(world, bound, "done", e)]
    begins = start.at
    for stop in [*sorted([*done, *world.log.of_any([NOT_APPLICABLE])], key=lambda e: (e.at, e.id)), None]:
        if ends and begins >= min(ends):
            return
        named = occurrence(bound.clause.id, rule.name, begins.astimezone(zone).date().isoformat())
        if stop and stop.word == NOT_APPLICABLE and stop.ref != named:
            continue
        due = due_after(world, bound, begins, world.ask(bound, "within", begins, None, start), [])
        yield _clock(world, bound, start, begins, due, stop, begins.astimezone(zone).date(), ended=bool(ends))
        begins = stop.at if stop else begins


def _clock(
    world: World, bound: Bound[Schedule], start: Event, begins: dt.datetime, due: dt.datetime, stop: Event | None,
    period: dt.date, *, ended: bool,
) -> Running:  # fmt: skip
    rule, why = bound.rule, list[Why]()
    late = (stop.at if stop else world.now) >= due + MINUTE
    dropped = stop is not None and stop.word == NOT_APPLICABLE
    state = "excused" if dropped else "missed" if late else "met" if stop else "cancelled" if ended else "running"
    role = rule.person if rule.person in world.pack.vocabulary.roles else None
    clock = Clock(
        f"{world.pack.slug}/{bound.clause.id}/{rule.name}/{start.id}/{period}", world.pack.slug, bound.clause.id,
        rule.name, state, begins, start.id, period.isoformat(), role,
        world.holder(role, min(due, stop.at if stop else due, world.now)) if role else None,
        stop.at if stop else None, stop.id if stop else None, due, due, due + MINUTE, charged_as=bound.clause.id,
        evidence=tuple(sorted({start.id, *([stop.id] if stop else [])})), why=why, every=rule.every,
    )  # fmt: skip
    return Running(clock, bound, start)


def next_period(world: World) -> Iterator[dt.datetime]:
    """When a schedule's next period begins, which is a change that time alone makes."""
    zone = world.givens.zone
    for bound in world.pack.schedules:
        starts = world.log.of_any(bound.rule.start)
        if (
            bound.rule.every != "interval"
            and starts
            and not world.log.of_any([*bound.rule.until, *world.pack.vocabulary.cancelling])
        ):
            last = period_of(bound.rule.every, world.now.astimezone(zone).date())[1]
            yield dt.datetime.combine(last + DAY, dt.time(), zone)
