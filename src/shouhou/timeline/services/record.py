"""The first verb: something happened. One event is added to a subject's stream, and what follows is derived."""

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, NotAllowed, Reason, Refused, Stale, Undecided, own_reason
from shouhou.policy import public as policy
from shouhou.timeline import queries, rules
from shouhou.timeline.models import Content, Event, Subject
from shouhou.timeline.services.derive_subject import Derived, as_happened, derive_subject, facts_of, happened

OFFLINE = "offline"
BACKDATED = "backdated"  # among the words of an event: why its minute was stated so late
LONGEST_REF, LONGEST_REASON = 60, 500


@dataclass(frozen=True)
class Happening:
    """What a door hands in: a word of the vocabulary with its fields, who did it and who entered it.

    `at` is the minute of happening (None: now). `measured`: a device states it by its measured clock. `backdated`: why
    it is stated so late, kept with the words; where the person `may_backdate`, any minute counts with a reason.
    `corrects_others`: they may correct what others have entered. Through the channel `offline` the act lies in the past:
    it is never refused, but listed as irregular where a gate stood before it. `expected_seq`: the last event that the
    person saw; where another came since, the act is not recorded unseen.
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
    backdated: str = ""
    may_backdate: bool = False
    corrects_others: bool = False
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

    Raises Invalid (fields), NotAllowed (another person's record), Refused (every reason, each with its clause), Undecided
    (the facts that are missing) or Stale; then nothing is written once the caller's transaction has rolled back.
    """
    subject = queries.locked_subject(subject_id)
    if happening.expected_seq is not None and happening.expected_seq != subject.last_seq:
        raise Stale(f"{subject.last_seq - happening.expected_seq} new")
    events = list(queries.events_of(subject_id)) if subject.last_seq else []
    now = _in_order(events, now)
    event, body, salt = admitted(subject, events, happening, now)
    event.save(force_insert=True)
    if body:
        Content.objects.create(event=event, salt=salt, body=body)
    subject.last_seq, subject.last_hash = event.seq, event.hash
    derived = derive_subject(subject=subject, events=[*events, event], now=now, cause=event)
    subject.save(update_fields=["last_seq", "last_hash", "state", "wakes_at", "derived_at"])
    return _follow(subject, Recorded(event, derived), now)


def _follow(subject: Subject, recorded: Recorded, now: dt.datetime) -> Recorded:
    """What a clause makes happen happens in the same transaction, once: here, or on the subject that it names.

    Returns the last of this subject's records, whose head a listed row follows. The loader has seen to it that no
    event follows from itself. Raises Refused where the subject that is named is none.
    """
    new = {c.key for c in recorded.derived.changes if c.kind == "emit" and c.old is None}
    for emit in recorded.derived.timeline.emits:
        if emit.key not in new:
            continue
        target = subject.pk if emit.on is None else _named(emit.target, emit.clause)
        kind = subject.kind if emit.on is None else queries.subject(target).kind
        happening = Happening(
            word=emit.event, fields=policy.dump(kind, emit.event, emit.data), role=rules.RULE, channel=rules.RULE, at=now,
            ref=recorded.event.ref,
        )  # fmt: skip
        last = record(subject_id=target, happening=happening, now=now)
        recorded = replace(last, event=recorded.event) if target == subject.pk else recorded
    return recorded


def _named(target: str | None, clause: str) -> int:
    if not (target and target.isascii() and target.isdigit()):
        raise Refused(Reason(clause, "subject", {"en": "the register entry that it names", "zh": "所指台账"}))
    return int(target)


def check(*, subject_id: int, happening: Happening, now: dt.datetime) -> None:
    """The second verb, asked by a screen before the act: raises just what `record` would, and writes nothing."""
    subject, events = queries.subject(subject_id), list(queries.events_of(subject_id))
    now = _in_order(events, now)
    event, _body, _salt = event_of(subject, events, happening, now)
    _ask(subject, events, event)


def admitted(
    subject: Subject, events: list[Event], happening: Happening, now: dt.datetime
) -> tuple[Event, dict[str, Any], bytes]:
    """The row to be, which the vocabulary, the rules about minutes and every gate have let pass."""
    event, body, salt = event_of(subject, events, happening, now)
    if happening.channel != OFFLINE:
        _ask(subject, events, event)
    return event, body, salt


def _in_order(events: list[Event], now: dt.datetime) -> dt.datetime:
    """The instant of entry: never before the last one of the stream, for what was known when rests on that order.

    Clocks of two machines may differ by seconds: then the later instant counts. A clock that stands further back (a
    demo's, set by hand) records nothing here. Raises Refused.
    """
    last = events[-1].recorded_at if events else now
    if last - now > rules.MINUTE:
        shown = f"{clock.local(last):%Y-%m-%d %H:%M}"
        says = _("The clock stands before the last entry of this case, %(minute)s. Set it forward.") % {"minute": shown}
        raise Refused(Reason("", "clock", {"en": says, "zh": says}, earliest=last))
    return max(now, last)


def event_of(
    subject: Subject, events: list[Event], happening: Happening, now: dt.datetime
) -> tuple[Event, dict[str, Any], bytes]:
    """The row to be, checked by the vocabulary and the rules about minutes."""
    written = policy.write(subject.kind, happening.word, happening.fields)
    data, body = written.data, written.words | ({BACKDATED: happening.backdated} if happening.backdated else {})
    at, earlier = clock.minute(happening.at or now), {e.seq: e for e in events}
    _check_minute(at, subject, events, now)
    if len(happening.backdated) > LONGEST_REASON or "\x00" in happening.backdated:
        raise Invalid({"backdated": _("A reason has at most 500 characters.")})
    if len(happening.ref) > LONGEST_REF or not happening.ref.isprintable():
        raise Invalid({"ref": _("A name has at most 60 characters.")})
    original = None
    if happening.supersedes is not None or happening.word == rules.CORRECTED:
        original = earlier.get(happening.supersedes or 0)
        if original is None:
            raise Invalid({"supersedes": _("There is no such event on this case.")})
        _check_correction(original, happening, written, subject, events, now)
    if happening.word == rules.CONFIRMED:
        _check_confirmation(earlier.get(data["claim"]), events, happening)
    salt = secrets.token_bytes(16) if body else b""
    event = Event(
        subject_id=subject.pk,
        seq=subject.last_seq + 1,
        word=happening.word,
        occurred_at=at,
        recorded_at=now,
        actor_id=happening.actor_id,
        recorder_id=happening.recorder_id,
        role=happening.role,
        channel=happening.channel,
        ref=happening.ref,
        supersedes_id=original.pk if original else None,
        claimed=happening.word != rules.CONFIRMED and _is_claimed(at, original, written, happening, now),
        data=data,
        content_hash=rules.content_hash(salt, body) if body else None,
    )
    event.hash = rules.chain_hash(bytes(subject.last_hash), sealed(event))
    return event, body, salt


def _check_minute(at: dt.datetime, subject: Subject, events: list[Event], now: dt.datetime) -> None:
    if at > now + rules.MINUTE:
        raise Invalid({"at": _("This minute lies in the future. State when it happened.")})
    if events and at < _began(subject, events, at, now):
        raise Invalid({"at": _("This minute lies before the case began. State a later one, or correct the request.")})


def _began(subject: Subject, events: list[Event], at: dt.datetime, now: dt.datetime) -> dt.datetime:
    """The subject's first minute, as stated or as it was corrected to an earlier one."""
    began = clock.minute(subject.opened_at)
    if at >= began:
        return began
    return min([began, *(e.at for e in policy.effective(happened(subject, events), now) if e.id == 1)])


def _check_correction(
    original: Event, happening: Happening, written: policy.Written, subject: Subject, events: list[Event],
    now: dt.datetime,
) -> None:  # fmt: skip
    """What was recorded stands unless whoever entered it, or somebody who may, says otherwise and why."""
    if original.recorder_id != happening.recorder_id and not happening.corrects_others:
        raise NotAllowed(_("correct what others have entered"))
    if policy.vocabulary(subject.kind).words[original.word].final:
        raise Refused(own_reason("correction", _("A decision on a fine is not corrected: revoke the fine instead.")))
    if happening.word != rules.CORRECTED:
        return
    moved_to = happened_at(written)
    if moved_to is None and original.seq == 1:
        raise Refused(own_reason("correction", _("The request itself cannot be taken back. Cancel the case.")))
    if moved_to is not None and moved_to > now + rules.MINUTE:
        raise Invalid({"happened_at": _("This minute lies in the future. State when it happened.")})
    if moved_to is not None and original.seq > 1 and moved_to < _began(subject, events, moved_to, now):
        raise Invalid({"happened_at": _("This minute lies before the case began. Correct the request first.")})
    if "reason" not in written.words and now - original.recorded_at > rules.UNDO_WITHIN:
        raise Invalid({"reason": _("Say why the record is corrected.")})


def _check_confirmation(claim: Event | None, events: list[Event], happening: Happening) -> None:
    """A stated minute is confirmed by another person than who did the act or entered it."""
    if claim is None or claim.seq not in rules.standing(events).waiting:
        raise Invalid({"claim": _("No stated minute waits for its confirmation there.")})
    if happening.recorder_id in (claim.recorder_id, claim.actor_id):
        raise Refused(own_reason("another_person", _("Another person confirms a stated minute.")))


def _is_claimed(
    at: dt.datetime, original: Event | None, written: policy.Written, happening: Happening, now: dt.datetime
) -> bool:
    """Whether it waits for another person: a minute stated too late, or a record corrected too long after its entry."""
    stated = [at, happened_at(written) or at, *([original.recorded_at] if original else [])]
    return rules.is_claimed(
        min(stated),
        clock.minute(now),
        happening.role,
        measured=happening.measured,
        may_backdate=happening.may_backdate and bool(happening.backdated),
    )


def happened_at(written: policy.Written) -> dt.datetime | None:
    """The minute to which a correction moves a record."""
    text = written.data.get("happened_at")
    return dt.datetime.fromisoformat(text) if text else None


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
    before = happened(subject, events)
    answer = policy.may(
        subject.adopted, before, facts_of(subject), as_happened(subject, event, events),
        branch_path=subject.branch_path, kind=subject.kind,
    )  # fmt: skip
    if answer.refused:
        raise Refused(*(Reason(r.clause, r.missing, r.says, r.regulation, r.earliest) for r in answer.refused))
    if answer.undecided:
        raise Undecided(answer.undecided)
