"""Who is at work: the request, the person and the channel, for logs and row history."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Working:
    """One piece of work: a request, a job or a command."""

    user_id: int | None = None
    channel: str = "system"
    request_id: str = field(default_factory=lambda: uuid.uuid4().hex)


_working: ContextVar[Working | None] = ContextVar("working", default=None)


def working() -> Working:
    return _working.get() or Working()


@contextmanager
def doing(work: Working) -> Iterator[Working]:
    token = _working.set(work)
    try:
        yield work
    finally:
        _working.reset(token)
