"""Use case: what follows from a subject's events is worked out and stored: clocks, consequences, decisions.

The stored rows are a projection. What has not changed is not touched; what is gone is withdrawn, never deleted; each
change leaves a decision with old, new and cause.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shouhou.kernel import jobs
from shouhou.policy import public as policy
from shouhou.policy.engine.shapes import Event as Happened
from shouhou.policy.engine.shapes import Fault, Timeline
from shouhou.timeline import events as signals
from shouhou.timeline import rules
from shouhou.timeline.models import Clock, Consequence, Decision, Event, Subject

CLOCK_FIELDS = (
    "regulation", "clause", "charged_as", "name", "ref", "role", "person_id", "state", "started_at", "stopped_at",
    "original_due_at", "due_at", "late_from", "late_state",
)  # fmt: skip
CONSEQUENCE_FIELDS = ("regulation", "clause", "person_id", "state", "amount", "amount_by", "at", "body")


@dataclass(frozen=True)
class Derived:
    """What a derivation found and changed."""

    timeline: Timeline
    head: rules.Head
    changes: tuple[Decision, ...]


def derive_subject(
    *, subject: Subject, events: Iterable[Event], now: dt.datetime, cause: Event | None = None
) -> Derived:
    """Derive a locked subject as of `now`, store what changed, defer the reactions. `cause`: the event, or None for time."""
    timeline = timeline_of(subject, events, now)
    clocks = _store(subject, Clock, clock_rows(timeline), CLOCK_FIELDS, now, gone="cancelled")
    others = _store(subject, Consequence, consequence_rows(timeline), CONSEQUENCE_FIELDS, now, gone="withdrawn")
    packs = {a["regulation"]: a["pack"] for a in subject.adopted}
    changes = tuple(
        Decision(
            subject=subject, event=cause, decided_at=now, kind=kind, key=key, clause=row["clause"],
            pack=packs.get(row["regulation"], ""), engine=policy.ENGINE, old=old, new=new,
        )
        for kind, key, row, old, new in [*clocks, *others]
    )  # fmt: skip
    Decision.objects.bulk_create(changes)
    subject.state, subject.wakes_at = timeline.state or "", timeline.wakes_at
    told = {f"{c.kind}.{c.new['state']}" for c in changes if c.new and (c.old or {}).get("state") != c.new["state"]}
    told |= {"subject.changed"} | ({cause.word} if cause else set())
    for name in sorted(signals.reactions_to(told)):
        jobs.defer(name, lock=f"subject-{subject.pk}", subject_id=subject.pk, event_id=cause.pk if cause else None)
    return Derived(timeline, rules.head_of(timeline), changes)


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
        subject.adopted, happened(subject, events), facts_of(subject), now, known_at=known_at, trace=trace
    )


def facts_of(subject: Subject) -> dict[str, Any]:
    return {"given": subject.given, "holders": subject.holders}


def happened(subject: Subject, events: Iterable[Event]) -> list[Happened]:
    """Stored rows as the engine reads them. A claimed minute counts only once another person has confirmed it."""
    rows = list(events)
    confirmed = {row.data.get("event") for row in rows if row.word == "claim.confirmed"}
    seq = {row.pk: row.seq for row in rows}
    return [
        Happened(
            id=row.seq,
            word=row.word,
            at=rules.counted_minute(row.occurred_at, row.recorded_at, row.claimed and row.seq not in confirmed),
            recorded_at=row.recorded_at,
            by=str(row.actor_id) if row.actor_id else None,
            role=row.role or None,
            ref=row.ref or None,
            data=policy.read(subject.kind, row.word, row.data),
            supersedes=seq[row.supersedes_id] if row.supersedes_id else None,
        )
        for row in rows
    ]


def _person(person: str | None) -> int | None:
    return int(person) if person else None


def clock_rows(timeline: Timeline) -> dict[tuple[str, str], dict[str, Any]]:
    return {
        ("clock", c.key): {
            "regulation": c.regulation, "clause": c.clause, "charged_as": c.charged_as, "name": c.name,
            "ref": c.ref or "", "role": c.role or "", "person_id": _person(c.person), "state": c.state,
            "started_at": c.started_at, "stopped_at": c.stopped_at, "original_due_at": c.original_due_at,
            "due_at": c.due_at, "late_from": c.late_from, "late_state": c.late_state,
        }
        for c in timeline.clocks
    }  # fmt: skip


def consequence_rows(timeline: Timeline) -> dict[tuple[str, str], dict[str, Any]]:
    rows: dict[tuple[str, str], dict[str, Any]] = {}

    def add(kind: str, thing: Any, **fields: Any) -> None:
        rows[kind, thing.key] = {
            "regulation": thing.regulation, "clause": thing.clause, "person_id": None, "amount": None, "amount_by": "",
            "body": {}, **fields,
        }  # fmt: skip

    faults = {f.key: f for f in timeline.faults}
    for fault in timeline.faults:
        add(
            "fault", fault, person_id=_person(fault.person), state=fault.state, amount=fault.amount,
            amount_by=fault.amount_by or "", at=fault.at, body=_fault_body(fault),
        )  # fmt: skip
    for fine in timeline.fines:
        add(
            "fine", fine, person_id=_person(fine.person), state=fine.outcome, amount=fine.amount,
            amount_by=fine.amount_by, at=faults[fine.fault].at if fine.fault in faults else timeline.now,
            body={"fault": fine.fault, "decided_event": fine.decided_event},
        )  # fmt: skip
    for duty in timeline.duties:
        add(
            "duty", duty, person_id=_person(duty.person), state="open", at=duty.since,
            body={"name": duty.name, "role": duty.role, "due_at": duty.due_at.isoformat() if duty.due_at else None},
        )  # fmt: skip
    for charge in timeline.charges:
        add("charge", charge, person_id=_person(charge.payer), state="proposed", amount=charge.amount, at=None)
    for notice in timeline.notices:
        add(
            "notice",
            notice,
            person_id=_person(notice.person),
            state="due",
            at=notice.at,
            body={"to": notice.to, "about": notice.about},
        )
    return rows


def _fault_body(fault: Fault) -> dict[str, Any]:
    return {
        "reasons": fault.reasons, "evidence": fault.evidence, "cause": fault.cause, "dissatisfied": fault.dissatisfied,
        "clock": fault.clock, "candidates": fault.candidates, "consequence": fault.consequence,
        "displaced_by": fault.displaced_by, "ref": fault.ref, "found_event": fault.found_event,
    }  # fmt: skip


Change = tuple[str, str, Mapping[str, Any], dict[str, Any] | None, dict[str, Any] | None]


def _store(
    subject: Subject, model: type[Clock] | type[Consequence], wanted: dict[tuple[str, str], dict[str, Any]],
    fields: tuple[str, ...], now: dt.datetime, *, gone: str,
) -> list[Change]:  # fmt: skip
    """Bring the stored rows to what was derived; say what that changed. What has no minute of its own keeps its first."""
    stored = {(getattr(row, "kind", "clock"), row.key): row for row in model.objects.filter(subject=subject)}
    new, touched, changes = [], [], []
    for (kind, key), row in wanted.items():
        old = stored.get((kind, key))
        if isinstance(old, Clock) and old.swept_at:
            old.state, old.swept_at = Clock.State.RUNNING, None  # the sweep turned it; the change is told here, once
        if "at" in row and row["at"] is None:
            row["at"] = now if old is None else old.at  # type: ignore[union-attr]
        if old is None:
            extra = {} if model is Clock else {"kind": kind}
            new.append(model(subject=subject, key=key, **extra, **row))
            changes.append((kind, key, row, None, _json(row)))
        elif any(getattr(old, field) != row[field] for field in fields):
            before = _json({field: getattr(old, field) for field in fields})
            for field in fields:
                setattr(old, field, row[field])
            touched.append(old)
            changes.append((kind, key, row, *_difference(before, _json(row))))
    for (kind, key), old in stored.items():
        if (kind, key) not in wanted and old.state not in (gone, "done"):
            end = "done" if kind == "duty" else gone
            changes.append(
                (kind, key, {"clause": old.clause, "regulation": old.regulation}, {"state": old.state}, {"state": end})
            )
            old.state = end
            if isinstance(old, Clock):
                old.late_from = None
            touched.append(old)
    model.objects.bulk_create(new)  # type: ignore[arg-type]
    if touched:
        model.objects.bulk_update(touched, (*fields, "swept_at") if model is Clock else fields)  # type: ignore[arg-type]
    return changes


def _difference(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    changed = {name for name in after if before.get(name) != after[name]} | {"state"}
    return {n: before.get(n) for n in changed}, {n: after[n] for n in changed}


def _json(row: Mapping[str, Any]) -> dict[str, Any]:
    def plain(value: Any) -> Any:
        if isinstance(value, dt.datetime):
            return value.isoformat()
        return str(value) if isinstance(value, Decimal) else value

    return {name: plain(value) for name, value in row.items()}
