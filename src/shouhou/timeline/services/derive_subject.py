"""Use case: what follows from a subject's events is worked out and stored: clocks, consequences, decisions.

The stored rows are a projection. What has not changed is not touched; what is gone is withdrawn, never deleted; each
change leaves a decision with old, new and cause.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Model

from shouhou.kernel import jobs
from shouhou.kernel.rows import insert
from shouhou.policy import public as policy
from shouhou.policy.engine.shapes import Event as Happened
from shouhou.policy.engine.shapes import Timeline
from shouhou.timeline import events as signals
from shouhou.timeline import rules
from shouhou.timeline.models import Clock, Consequence, Decision, Event, Subject

CLOCK_FIELDS = (
    "regulation", "clause", "charged_as", "name", "ref", "role", "person_id", "state", "started_at", "stopped_at",
    "original_due_at", "due_at", "late_from", "late_state", "every",
)  # fmt: skip
CONSEQUENCE_FIELDS = ("regulation", "clause", "person_id", "state", "amount", "amount_by", "at", "body")

Projected = Clock | Consequence
Rows = dict[tuple[str, str], dict[str, Any]]  # by kind and key
Change = tuple[str, str, Mapping[str, Any], dict[str, Any] | None, dict[str, Any] | None]
FIELDS: Mapping[type[Projected], tuple[str, ...]] = {Clock: CLOCK_FIELDS, Consequence: CONSEQUENCE_FIELDS}


@dataclass(frozen=True)
class Derived:
    """What a derivation found and changed."""

    kind: str
    timeline: Timeline
    head: rules.Head
    changes: tuple[Decision, ...]

    def reactions(self, cause: Event | None) -> list[str]:
        """The jobs that are called for by what has changed and by its cause, or by time alone."""
        new = [c for c in self.changes if c.new and (c.old or {}).get("state") != c.new["state"]]
        told = {f"{c.kind}.{c.new['state']}" for c in new if c.new}
        told |= {"subject.changed", cause.word if cause else "time.passed"}
        told |= {"rule.followed"} if cause and cause.channel == rules.RULE else set()
        told |= {f"{name} on {self.kind}" for name in told}
        return sorted(signals.reactions_to(told))


def derive_subject(
    *, subject: Subject, events: Iterable[Event], now: dt.datetime, cause: Event | None = None
) -> Derived:
    """Derive a locked subject as of `now`, store what changed, defer the reactions. `cause`: the event, or None for time."""
    events = list(events)
    timeline = timeline_of(subject, events, now)
    stored: dict[type[Projected], list[Any]] = {Clock: [], Consequence: []}
    if subject.derived_at:
        stored = {model: list(model.objects.filter(subject=subject)) for model in stored}
    brought = [_brought(subject, *one, stored[one[0]]) for one in _wanted(subject, timeline)]
    for model, (_new, touched, _changes) in zip(stored, brought, strict=True):
        if touched:
            more = ["swept_at"] if model is Clock else []
            model.objects.bulk_update(touched, [*FIELDS[model], *more])
    derived = _derived(subject, events, timeline, [change for _n, _t, changes in brought for change in changes], cause)
    insert([*(row for new, _touched, _changes in brought for row in new), *derived.changes])
    lock, about = f"subject-{subject.pk}", {"subject_id": subject.pk, "event_id": cause.pk if cause else None}
    jobs.defer_all([(name, lock, about) for name in derived.reactions(cause)])
    return derived


def first_derivation(
    *, subject: Subject, events: list[Event], now: dt.datetime, cause: Event
) -> tuple[Derived, list[Model]]:
    """The same for a stream that begins: nothing is stored yet. The caller writes the rows and defers the reactions."""
    timeline = timeline_of(subject, events, now)
    brought = [_brought(subject, *one, []) for one in _wanted(subject, timeline)]
    derived = _derived(subject, events, timeline, [change for _n, _t, changes in brought for change in changes], cause)
    return derived, [*(row for new, _touched, _changes in brought for row in new), *derived.changes]


def _wanted(subject: Subject, timeline: Timeline) -> Iterator[tuple[type[Projected], Rows]]:
    yield Clock, rules.clock_rows(timeline)
    yield Consequence, rules.consequence_rows(timeline, subject.opened_at)


def _derived(
    subject: Subject, events: list[Event], timeline: Timeline, changes: Iterable[Change], cause: Event | None
) -> Derived:
    """What was found, with a decision for each change; the subject's own columns follow."""
    packs = {a["regulation"]: a["pack"] for a in subject.adopted}
    decisions = tuple(
        Decision(
            subject_id=subject.pk, event_id=cause.pk if cause else None, decided_at=timeline.now, kind=kind, key=key, clause=row["clause"],
            pack=packs.get(row["regulation"], ""), engine=policy.ENGINE, old=old, new=new,
        )
        for kind, key, row, old, new in changes
    )  # fmt: skip
    subject.state, subject.wakes_at, subject.derived_at = timeline.state or "", timeline.wakes_at, timeline.now
    return Derived(subject.kind, timeline, head_at(subject, events, timeline), decisions)


def head_at(subject: Subject, events: list[Event], timeline: Timeline) -> rules.Head:
    """What a listed row keeps of a derived subject."""
    posts = policy.posts(subject.kind, happened(subject, events), facts_of(subject), timeline.now)
    people = {person for event in events for person in (event.actor_id, event.recorder_id) if person}
    people |= {int(person) for event in events for person in event.data.get(rules.MENTIONS, ())}
    people |= {int(fault.person) for fault in timeline.faults if fault.person and fault.person.isdecimal()}
    return rules.head_of(timeline, {role: int(post.person) for role, post in posts.items()}, frozenset(people))


def timeline_of(
    subject: Subject,
    events: Iterable[Event],
    now: dt.datetime,
    *,
    known_at: dt.datetime | None = None,
    trace: bool = False,
) -> Timeline:
    """The derivation itself: pure but for reading the packs that the subject was opened under."""
    return policy.derive(
        subject.adopted, happened(subject, events, known_at), facts_of(subject), now, branch_path=subject.branch_path,
        kind=subject.kind, known_at=known_at, trace=trace,
    )  # fmt: skip


def facts_of(subject: Subject) -> dict[str, Any]:
    return {"given": subject.given, "holders": subject.holders}


def happened(subject: Subject, events: Iterable[Event], known_at: dt.datetime | None = None) -> list[Happened]:
    """Stored rows as the engine reads them, with what had been confirmed by `known_at`.

    A minute stated too late counts as that of its entry until another person has confirmed it; a correction made too
    late corrects nothing until then.
    """
    rows = list(events)
    waiting = rules.standing(rows, known_at).waiting
    return [
        as_happened(subject, row, rows, waits=row.seq in waiting)
        for row in rows
        if row.seq not in waiting or row.supersedes_id is None
    ]


def as_happened(subject: Subject, row: Event, rows: list[Event], *, waits: bool | None = None) -> Happened:
    """One event as the engine reads it; by itself, a claim waits."""
    waiting = row.claimed if waits is None else waits
    return Happened(
        id=row.seq,
        word=row.word,
        at=rules.counted_minute(row.occurred_at, row.recorded_at, waiting),
        recorded_at=row.recorded_at,
        by=str(row.actor_id) if row.actor_id else None,
        role=row.role or None,
        ref=row.ref or None,
        data=policy.read(subject.kind, row.word, row.data),
        supersedes=next(r.seq for r in rows if r.pk == row.supersedes_id) if row.supersedes_id else None,
    )


def _brought(
    subject: Subject, model: type[Projected], wanted: Rows, rows: list[Any]
) -> tuple[list[Any], list[Any], list[Change]]:
    """What brings the stored rows to what was derived: rows to add, rows to change, and what that changes."""
    fields, gone = FIELDS[model], "cancelled" if model is Clock else "withdrawn"
    stored = {(getattr(row, "kind", "clock"), row.key): row for row in rows}
    new: list[Any] = []
    touched: list[Any] = []
    changes: list[Change] = []
    for (kind, key), row in wanted.items():
        old = stored.get((kind, key))
        if old is None:
            extra = {} if model is Clock else {"kind": kind}
            new.append(model(subject_id=subject.pk, key=key, **extra, **row))
            changes.append((kind, key, row, None, _json(row)))
            continue
        before = _before(old, fields)
        if before != row:
            changes.append((kind, key, row, *_difference(_json(before), _json(row))))
        if before != row or _is_swept(old):
            touched.append(_set(old, row))
    for (kind, key), old in stored.items():
        end = "done" if kind == "duty" else gone
        if (kind, key) not in wanted and old.state != end:
            about = {"clause": old.clause, "regulation": old.regulation}
            changes.append((kind, key, about, {"state": _before(old, fields)["state"]}, {"state": end}))
            touched.append(_set(old, {"state": end, **({"late_from": None} if model is Clock else {})}))
    return new, touched, changes


def _is_swept(row: Clock | Consequence) -> bool:
    return isinstance(row, Clock) and row.swept_at is not None


def _before(row: Clock | Consequence, fields: tuple[str, ...]) -> dict[str, Any]:
    """A stored row as it was last derived: what the sweep made of a running clock has not been told to anybody yet."""
    before = {field: getattr(row, field) for field in fields}
    return before | {"state": Clock.State.RUNNING} if _is_swept(row) else before


def _set(row: Clock | Consequence, values: Mapping[str, Any]) -> Clock | Consequence:
    for name, value in values.items():
        setattr(row, name, value)
    if isinstance(row, Clock):
        row.swept_at = None
    return row


def _difference(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    changed = {name for name in after if before.get(name) != after[name]} | {"state"}
    return {n: before.get(n) for n in changed}, {n: after[n] for n in changed}


def _json(row: Mapping[str, Any]) -> dict[str, Any]:
    def plain(value: Any) -> Any:
        if isinstance(value, dt.datetime):
            return value.astimezone(dt.UTC).isoformat()
        return f"{value:.2f}" if isinstance(value, Decimal) else value

    return {name: plain(value) for name, value in row.items()}
