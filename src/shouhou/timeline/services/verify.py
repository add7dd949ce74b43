"""Use case: the spine is checked. Chains, contents, checkpoints, and that each stored row equals its derivation."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from shouhou.timeline import rules
from shouhou.timeline.models import Checkpoint, Clock, Consequence, Content, Event, Subject
from shouhou.timeline.services.derive_subject import (
    CLOCK_FIELDS,
    CONSEQUENCE_FIELDS,
    timeline_of,
)
from shouhou.timeline.services.record import sealed

GONE = ("cancelled", "withdrawn", "done")


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be, on one subject."""

    subject_id: int
    problem: str


def verify(*, now: dt.datetime, sample: int | None = None) -> Iterator[Finding]:
    """Check every subject (or a random sample of so many), one short transaction each."""
    subjects = Subject.objects.order_by("?")[:sample] if sample else Subject.objects.order_by("pk")
    for pk in subjects.values_list("pk", flat=True).iterator():
        with transaction.atomic():
            yield from verify_subject(pk, now)


def verify_subject(subject_id: int, now: dt.datetime) -> list[Finding]:
    """Everything that is wrong with one subject."""
    subject = Subject.objects.get(pk=subject_id)
    events = list(Event.objects.filter(subject=subject).order_by("seq"))
    problems = [*_chain(subject, events), *_contents(subject, events), *_checkpoints(subject, events)]
    if events and not problems:
        problems = list(_projection(subject, events, now))
    return [Finding(subject_id, problem) for problem in problems]


def _chain(subject: Subject, events: list[Event]) -> Iterator[str]:
    previous = b""
    for place, event in enumerate(events, 1):
        if event.seq != place:
            yield f"event {place} is missing"
            return
        if rules.chain_hash(previous, sealed(event)) != bytes(event.hash):
            yield f"event {event.seq} ({event.word}) does not fit its hash"
            return
        previous = bytes(event.hash)
    if (subject.last_seq, bytes(subject.last_hash)) != (len(events), previous):
        yield "the head does not fit the last event"


def _contents(subject: Subject, events: list[Event]) -> Iterator[str]:
    contents = {c.event_id: c for c in Content.objects.filter(event__subject=subject)}
    for event in events:
        content = contents.get(event.pk)
        if event.content_hash is None:
            if content:
                yield f"event {event.seq} has words that it does not seal"
        elif content is None:
            yield f"the words of event {event.seq} are missing"
        elif content.erased_at:
            continue
        elif rules.content_hash(bytes(content.salt), content.body) != bytes(event.content_hash):
            yield f"the words of event {event.seq} were changed"


def _checkpoints(subject: Subject, events: list[Event]) -> Iterator[str]:
    for seal in Checkpoint.objects.filter(subject=subject):
        if seal.last_seq > len(events):
            yield f"the stream was sealed with {seal.last_seq} events and has {len(events)}"
        elif bytes(events[seal.last_seq - 1].hash) != bytes(seal.last_hash):
            yield f"the stream was rewritten after its seal at event {seal.last_seq}"


def _projection(subject: Subject, events: list[Event], now: dt.datetime) -> Iterator[str]:
    """Stored rows against the derivation as of the instant at which they were stored.

    Between the sweep and its job a clock is already what time alone makes of it.
    """
    if subject.derived_at is None:
        yield "nothing has been derived"
        return
    timeline = timeline_of(subject, events, subject.derived_at)
    if subject.state != (timeline.state or ""):
        yield f"the state: stored {subject.state}, derived {timeline.state}"
    if subject.wakes_at not in (timeline.wakes_at, None):
        yield f"the next change: stored {subject.wakes_at}, derived {timeline.wakes_at}"
    if subject.wakes_at is None and timeline.wakes_at and timeline.wakes_at > now:
        yield f"the next change at {timeline.wakes_at} would pass unseen"
    clocks = {("clock", c.key): c for c in Clock.objects.filter(subject=subject)}
    wanted = rules.clock_rows(timeline)
    for key, stored in clocks.items():
        if stored.swept_at and key in wanted and wanted[key]["late_from"] <= stored.swept_at:
            wanted[key]["state"] = wanted[key]["late_state"]
    yield from _differences(clocks, wanted, CLOCK_FIELDS)
    others = {(c.kind, c.key): c for c in Consequence.objects.filter(subject=subject)}
    yield from _differences(others, rules.consequence_rows(timeline, subject.opened_at), CONSEQUENCE_FIELDS)


def _differences(
    stored: Mapping[tuple[str, str], Clock | Consequence],
    wanted: Mapping[tuple[str, str], Mapping[str, Any]],
    fields: tuple[str, ...],
) -> Iterator[str]:
    for key, row in wanted.items():
        if key not in stored:
            yield f"{key[0]} {row['clause']} is not stored"
            continue
        for name in fields:
            if getattr(stored[key], name) != row[name]:
                found = getattr(stored[key], name)
                yield f"{key[0]} {row['clause']} {name}: stored {found}, derived {row[name]}"
    for key, left in stored.items():
        if key not in wanted and left.state not in GONE:
            yield f"{key[0]} {left.clause} is stored as {left.state}, but does not follow"
