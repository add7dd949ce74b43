"""Use case: the spine is checked. Chains, contents, checkpoints, and that each stored row equals its derivation."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from shouhou.timeline import rules
from shouhou.timeline.models import Checkpoint, Clock, Consequence, Content, Event, Subject
from shouhou.timeline.services.derive_subject import (
    CLOCK_FIELDS,
    CONSEQUENCE_FIELDS,
    clock_rows,
    consequence_rows,
    timeline_of,
)
from shouhou.timeline.services.record import sealed


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
    if not problems and events:  # a demo's clock may stand before what was recorded; what is stored was derived after it
        problems = _projection(subject, events, max(now, events[-1].recorded_at))
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
        elif not content.erased_at and rules.content_hash(bytes(content.salt), content.body) != bytes(
            event.content_hash
        ):
            yield f"the words of event {event.seq} were changed"


def _checkpoints(subject: Subject, events: list[Event]) -> Iterator[str]:
    for seal in Checkpoint.objects.filter(subject=subject):
        if seal.last_seq > len(events):
            yield f"the stream was sealed with {seal.last_seq} events and has {len(events)}"
        elif bytes(events[seal.last_seq - 1].hash) != bytes(seal.last_hash):
            yield f"the stream was rewritten after its seal at event {seal.last_seq}"


def _projection(subject: Subject, events: list[Event], now: dt.datetime) -> list[str]:
    """Stored rows against the derivation. A clock that is late but not swept yet is in order."""
    timeline = timeline_of(subject, events, now)
    problems = []
    clocks = {c.key: c for c in Clock.objects.filter(subject=subject)}
    derived_clocks, derived_others = clock_rows(timeline), consequence_rows(timeline)
    for key, clock in clocks.items():
        if ("clock", key) not in derived_clocks and clock.state != "cancelled":
            problems.append(f"clock {clock.clause} is stored as {clock.state} and follows from nothing")
    for (_kind, key), row in derived_clocks.items():
        stored = clocks.get(key)
        if stored is None:
            problems.append(f"clock {row['clause']} is not stored")
            continue
        unswept = stored.state == "running" and stored.late_from is not None and stored.late_from <= now
        for name in CLOCK_FIELDS:
            if getattr(stored, name) != row[name] and not (unswept and name in ("state", "person_id")):
                problems.append(f"clock {row['clause']} {name}: stored {getattr(stored, name)}, derived {row[name]}")
    others = {(c.kind, c.key): c for c in Consequence.objects.filter(subject=subject)}
    waiting = any((c.state == "running" and c.late_from and c.late_from <= now) or c.swept_at for c in clocks.values())
    if waiting:  # time has changed a clock and the job that derives the rest is still on the queue
        return problems
    for (kind, key), other in others.items():
        if (kind, key) not in derived_others and other.state not in ("withdrawn", "done"):
            problems.append(f"{kind} {other.clause} is stored as {other.state} and follows from nothing")
    for (kind, key), row in derived_others.items():
        found = others.get((kind, key))
        if found is None:
            problems.append(f"{kind} {row['clause']} is not stored")
            continue
        for name in CONSEQUENCE_FIELDS:
            if getattr(found, name) != row[name] and not (name == "at" and row["at"] is None):
                problems.append(f"{kind} {row['clause']} {name}: stored {getattr(found, name)}, derived {row[name]}")
    return problems
