"""The first verb: something happened. One event is added to a subject's stream, and what follows is derived."""

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, Reason, Refused, Stale, Undecided
from shouhou.policy import public as policy
from shouhou.timeline import queries, rules
from shouhou.timeline.models import Content, Event, Subject
from shouhou.timeline.services.derive_subject import Derived, derive_subject, facts_of, happened

OFFLINE = "offline"


@dataclass(frozen=True)
class Happening:
    """What a door hands in: a word of the vocabulary with its fields, who did it and who entered it.

    `at` is the minute of happening (None: now). `measured`: a device states it by its measured clock. `backdated`: the
    person may state any minute and has given a reason. Through the channel `offline` the act lies in the past: it is
    never refused, but listed as irregular where a gate stood before it. `expected_seq`: the last event that the person
    saw; where another came since, the act is not recorded unseen.
    """

    word: str
    fields: Mapping[str, Any]
    role: str
    channel: str
    actor_id: int | None = None
    recorder_id: int | None = None
    at: dt.datetime | None = None
    ref: str = ""
    supersedes: int | None = None
    measured: bool = False
    backdated: bool = False
    expected_seq: int | None = None


@dataclass(frozen=True)
class Recorded:
    """The event in its stream, and what it changed."""

    event: Event
    derived: Derived

    @property
    def seq(self) -> int:
        return self.event.seq

    @property
    def head(self) -> rules.Head:
        return self.derived.head


def record(*, subject_id: int, happening: Happening, now: dt.datetime) -> Recorded:
    """Add one event, in the caller's transaction.

    Raises Invalid (fields), Refused (every reason, each with its clause) or Undecided (the facts that are missing); then
    nothing is written once the caller's transaction has rolled back.
    """
    subject = queries.locked_subject(subject_id)
    if happening.expected_seq is not None and happening.expected_seq != subject.last_seq:
        raise Stale(f"{subject.last_seq - happening.expected_seq} new")
    events = list(queries.events_of(subject_id))
    event, body, salt = _event(subject, events, happening, now)
    if happening.channel != OFFLINE:
        _ask(subject, events, event)
    event.save(force_insert=True)
    if body:
        Content.objects.create(event=event, salt=salt, body=body)
    subject.last_seq, subject.last_hash = event.seq, event.hash
    derived = derive_subject(subject=subject, events=[*events, event], now=now, cause=event)
    subject.save(update_fields=["last_seq", "last_hash", "state", "wakes_at"])
    return Recorded(event, derived)


def check(*, subject_id: int, happening: Happening, now: dt.datetime) -> None:
    """The second verb, asked by a screen before the act: raises just what `record` would, and writes nothing."""
    subject, events = queries.subject(subject_id), list(queries.events_of(subject_id))
    event, _body, _salt = _event(subject, events, happening, now)
    _ask(subject, events, event)


def _event(
    subject: Subject, events: list[Event], happening: Happening, now: dt.datetime
) -> tuple[Event, dict[str, Any], bytes]:
    """The row to be, checked by the vocabulary and the rules about minutes."""
    written = policy.write(subject.kind, happening.word, happening.fields)
    data, body = written.data, written.words
    at = clock.minute(happening.at or now)
    if at > now + rules.MINUTE:
        raise Invalid({"at": _("This minute lies in the future. State when it happened.")})
    if events and at < clock.minute(subject.opened_at):
        raise Invalid({"at": _("This minute lies before the case began. State a later one, or correct the request.")})
    earlier = {e.seq: e for e in events}
    if happening.supersedes is not None and happening.supersedes not in earlier:
        raise Invalid({"supersedes": _("There is no such event on this case.")})
    if "event" in data and data["event"] not in earlier:
        raise Invalid({"event": _("There is no such event on this case.")})
    salt = secrets.token_bytes(16) if body else b""
    event = Event(
        subject=subject,
        seq=subject.last_seq + 1,
        word=happening.word,
        occurred_at=at,
        recorded_at=now,
        actor_id=happening.actor_id,
        recorder_id=happening.recorder_id,
        role=happening.role,
        channel=happening.channel,
        ref=happening.ref,
        supersedes=earlier[happening.supersedes] if happening.supersedes is not None else None,
        claimed=rules.is_claimed(
            at, clock.minute(now), happening.role, measured=happening.measured, may_backdate=happening.backdated
        ),
        data=data,
        content_hash=rules.content_hash(salt, body) if body else None,
    )
    event.hash = rules.chain_hash(bytes(subject.last_hash), sealed(event))
    return event, body, salt


def sealed(event: Event) -> dict[str, Any]:
    """The parts of an event that its hash covers."""
    return {
        "subject": event.subject_id, "seq": event.seq, "word": event.word,
        "occurred_at": event.occurred_at.astimezone(dt.UTC).isoformat(),
        "recorded_at": event.recorded_at.astimezone(dt.UTC).isoformat(),
        "actor": event.actor_id, "recorder": event.recorder_id, "role": event.role, "channel": event.channel,
        "ref": event.ref, "supersedes": event.supersedes_id, "claimed": event.claimed, "data": event.data,
        "content": bytes(event.content_hash).hex() if event.content_hash else None,
    }  # fmt: skip


def _ask(subject: Subject, events: list[Event], event: Event) -> None:
    rows = happened(subject, [*events, event])
    answer = policy.may(subject.adopted, rows[:-1], facts_of(subject), rows[-1])
    if answer.refused:
        raise Refused(*(Reason(r.clause, r.missing, r.says, r.regulation, r.earliest) for r in answer.refused))
    if answer.undecided:
        raise Undecided(answer.undecided)
