"""The only place that reads the time. Doors ask `now()` once and pass it down; pure code takes it as a parameter.

Tests and scenarios freeze it; a demo organisation may shift it (`shouhou demo --clock`), which every page says.
"""

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.conf import settings

_frozen: ContextVar[dt.datetime | None] = ContextVar("frozen", default=None)
_offset: ContextVar[dt.timedelta] = ContextVar("offset", default=dt.timedelta())

MINUTE = dt.timedelta(minutes=1)


def now() -> dt.datetime:
    """This instant, aware, in UTC; the frozen or shifted one where a test or a demo asks for it."""
    frozen = _frozen.get()
    return frozen if frozen else dt.datetime.now(dt.UTC) + _offset.get()


def minute(at: dt.datetime) -> dt.datetime:
    """Cut to the minute: times in a file are exact to the minute (FUR-6.0b)."""
    return at.replace(second=0, microsecond=0)


def zone() -> ZoneInfo:
    """The organisation's zone: for screens and for day arithmetic."""
    return ZoneInfo(settings.TIME_ZONE)


def local(at: dt.datetime) -> dt.datetime:
    return at.astimezone(zone())


def midnight(day: dt.date) -> dt.datetime:
    """The first instant of a local day."""
    return dt.datetime.combine(day, dt.time(), zone())


def ticks() -> float:
    """Seconds of a clock that only moves forward: for measuring, never for dates."""
    return time.monotonic()


@contextmanager
def frozen(at: dt.datetime) -> Iterator[None]:
    """Stand still at this instant."""
    if at.tzinfo is None:
        raise ValueError("a frozen instant must be aware")
    token = _frozen.set(at.astimezone(dt.UTC))
    try:
        yield
    finally:
        _frozen.reset(token)


@contextmanager
def shifted(by: dt.timedelta) -> Iterator[None]:
    """Run on, but so much earlier or later: the demo clock."""
    token = _offset.set(by)
    try:
        yield
    finally:
        _offset.reset(token)
