"""Pure rules of the spine: the chain, who may state which minute, and what a list wants to know of a timeline."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from shouhou.policy.engine.shapes import (
    Approval,
    Clock,
    Cover,
    Emit,
    Fault,
    Figure,
    Grade,
    Offer,
    Timeline,
)

MINUTE = dt.timedelta(minutes=1)

# How far back a role may state the minute of an act that it enters itself. More is claimed: another person confirms.
WINDOWS = {"desk": dt.timedelta(minutes=15), "engineer": dt.timedelta(minutes=15)}
DEFAULT_WINDOW = dt.timedelta(minutes=5)
UNDO_WITHIN = dt.timedelta(minutes=5)  # so long whoever entered an act may take it back without a reason


RULE = "rule"  # the channel, and the role, of what a clause makes happen by itself
CORRECTED, CONFIRMED = "event.corrected", "claim.confirmed"
MENTIONS = "mentions"  # the field of an event that names people who are to read it: they have a part in the subject


class Row(Protocol):
    """A recorded event, as far as it matters for claims and corrections."""

    pk: Any
    seq: int
    word: str
    recorded_at: dt.datetime
    claimed: bool
    data: Any
    supersedes_id: int | None


@dataclass(frozen=True)
class Standing:
    """What became of events: `waiting` claims that nobody has confirmed, `corrected` ones that no longer stand.

    `confirmed` names the event by which another person has confirmed a claim.
    """

    waiting: frozenset[int]
    corrected: frozenset[int]
    confirmed: Mapping[int, int]


def standing(rows: Iterable[Row], known_at: dt.datetime | None = None) -> Standing:
    """Judge each event after all later ones: a correction that is void, or that waits itself, corrects nothing."""
    known = [row for row in rows if known_at is None or row.recorded_at <= known_at]
    seq_of = {row.pk: row.seq for row in known}
    corrected: set[int] = set()
    confirmed: dict[int, int] = {}
    waiting: set[int] = set()
    for row in sorted(known, key=lambda r: r.seq, reverse=True):
        if row.claimed and row.seq not in confirmed:
            waiting.add(row.seq)
        elif row.seq not in corrected:
            if row.word == CONFIRMED:
                confirmed[row.data["claim"]] = row.seq
            if row.supersedes_id is not None:
                corrected.add(seq_of[row.supersedes_id])
    return Standing(frozenset(waiting), frozenset(corrected), confirmed)


def canonical(value: Mapping[str, Any]) -> bytes:
    """One text for one value: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def chain_hash(previous: bytes, event: Mapping[str, Any]) -> bytes:
    """sha256 over the hash of the event before and the canonical text of this one."""
    return hashlib.sha256(previous + canonical(event)).digest()


def content_hash(salt: bytes, body: Mapping[str, Any]) -> bytes:
    return hashlib.sha256(salt + canonical(body)).digest()


def is_claimed(at: dt.datetime, now: dt.datetime, role: str, *, measured: bool, may_backdate: bool) -> bool:
    """Whether a stated minute counts only after another person has confirmed it.

    `measured`: a device with a measured clock offset states it. `may_backdate`: the person may state any minute with a
    reason, and has given one.
    """
    return not measured and not may_backdate and now - at > WINDOWS.get(role, DEFAULT_WINDOW) + MINUTE


@dataclass(frozen=True)
class Head:
    """What a list wants to know of a subject: its state, the next limit and whose it is, a clock that stands still and
    why, the worst clock, who has a part in it.

    `holders` are the people who hold a role on it; `people` are they and everybody who did or entered something.
    """

    state: str
    next_late_from: dt.datetime | None
    next_clause: str
    next_clock: str
    next_person: int | None
    paused_clause: str
    paused_clock: str
    paused_cause: str
    worst: str
    missed: int
    holders: Mapping[str, int]
    people: frozenset[int]


_WORST = ("missed", "undecided", "running", "paused", "open", "excused", "met", "cancelled")


def head_of(timeline: Timeline, holders: Mapping[str, int], people: frozenset[int]) -> Head:
    """The projection that a listed row keeps."""
    running = [c for c in timeline.clocks if c.state == "running" and c.late_from]
    following: Clock | None = min(running, key=lambda c: (c.late_from, c.key)) if running else None
    paused = min((c for c in timeline.clocks if c.state == "paused"), key=lambda c: (c.started_at, c.key), default=None)
    states = {c.state for c in timeline.clocks}
    return Head(
        state=timeline.state or "",
        next_late_from=following.late_from if following else None,
        next_clause=following.clause if following else "",
        next_clock=following.name if following else "",
        next_person=int(following.person) if following and following.person else None,
        paused_clause=paused.clause if paused else "",
        paused_clock=paused.name if paused else "",
        paused_cause=next((s.cause or "" for s in reversed(paused.spans) if not s.counted), "") if paused else "",
        worst=next((s for s in _WORST if s in states), ""),
        missed=sum(c.state == "missed" for c in timeline.clocks),
        holders=holders,
        people=people | {*holders.values()},
    )


def counted_minute(occurred_at: dt.datetime, recorded_at: dt.datetime, unconfirmed: bool) -> dt.datetime:
    """The minute that counts for clocks: the stated one, or that of entry while a claim waits for its confirmation."""
    return recorded_at.replace(second=0, microsecond=0) if unconfirmed else occurred_at


SOON = 0.8  # a clock is shown as due soon when this share of its promise has gone


def badge(
    *, state: str, name: str, clause: str, late_from: dt.datetime | None, opened_at: dt.datetime, now: dt.datetime,
    due_at: dt.datetime | None = None, why_url: str = "",
) -> dict[str, Any]:  # fmt: skip
    """What the clock component wants: whole minutes left (negative: late) and whether it is due soon."""
    minutes = None
    if state in ("running", "missed") and late_from:
        left = (late_from - now).total_seconds() / 60
        minutes = int(left) if left > 0 else min(-1, int(left))
    whole = (late_from - opened_at) if late_from else dt.timedelta()
    return {
        "state": state, "name": name, "clause": clause, "why_url": why_url, "minutes": minutes,
        "due_at": due_at or (late_from - dt.timedelta(minutes=1) if late_from else None),
        "nearing": bool(whole) and late_from is not None and now >= opened_at + whole * SOON,
        "counting": state == "running",
    }  # fmt: skip


# ---- the projection: what is stored of a timeline -----------------------------------------------------------------------


def _person(person: str | None) -> int | None:
    return int(person) if person else None


def clock_rows(timeline: Timeline) -> dict[tuple[str, str], dict[str, Any]]:
    """The columns of each clock."""
    return {
        ("clock", c.key): {
            "regulation": c.regulation, "clause": c.clause, "charged_as": c.charged_as, "name": c.name,
            "ref": c.ref or "", "role": c.role or "", "person_id": _person(c.person), "state": c.state,
            "started_at": c.started_at, "stopped_at": c.stopped_at, "original_due_at": c.original_due_at,
            "due_at": c.due_at, "late_from": c.late_from, "late_state": c.late_state,
            "every": c.every,
        }
        for c in timeline.clocks
    }  # fmt: skip


def consequence_rows(timeline: Timeline, opened_at: dt.datetime) -> dict[tuple[str, str], dict[str, Any]]:
    """The columns of everything else that follows."""
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
            amount_by=fine.amount_by, at=faults[fine.fault].at,
            body={"fault": fine.fault, "decided_event": fine.decided_event},
        )  # fmt: skip
    for duty in timeline.duties:
        add(
            "duty", duty, person_id=_person(duty.person), state="open", at=duty.since,
            body={"name": duty.name, "role": duty.role, "due_at": duty.due_at.isoformat() if duty.due_at else None},
        )  # fmt: skip
    for charge in timeline.charges:
        add(
            "charge", charge, person_id=_person(charge.payer), state="proposed", amount=charge.amount, at=opened_at,
            body={
                "payer": charge.payer_role, "item": charge.item,
                "lines": [[line.event, f"{line.amount:f}"] for line in charge.lines],
            },
        )  # fmt: skip
    for notice in timeline.notices:
        add(
            "notice",
            notice,
            person_id=_person(notice.person),
            state="due",
            at=notice.at,
            body={"to": notice.to, "about": notice.about},
        )
    for kind, things in _FURTHER.items():
        for one in getattr(timeline, f"{kind}s"):
            state, at, body = things(one)
            add(kind, one, state=state, at=at or opened_at, body=body)
    return rows


Outcome = tuple[str, dt.datetime | None, dict[str, Any]]  # state, since when, body


def _approval(one: Approval) -> Outcome:
    answers = [{"role": g.role, "person": g.person, "event": g.event} for g in one.given]
    body = {"name": one.name, "ref": one.ref, "asked_by": one.asked_by, "waiting_for": [*one.waiting_for]}
    return one.state, one.since, {**body, "given": answers}


def _offer(one: Offer) -> Outcome:
    body = {"name": one.name, "to": one.to, "choices": [*one.choices], "choice": one.choice, "ref": one.ref}
    return one.state, one.since, {**body, "until": one.until.isoformat() if one.until else None}


def _cover(one: Cover) -> Outcome:
    body = {"name": one.name, "to": one.to, "remedies": [*one.remedies], "ended_by": one.ended_by}
    return one.state, one.began, {**body, "until": one.until.isoformat() if one.until else None}


def _emit(one: Emit) -> Outcome:
    return "emitted", one.at, {"event": one.event, "on": one.on, "target": one.target, "cause": one.cause}


def _figure(one: Figure) -> Outcome:
    value, numerator = (None if v is None else str(v) for v in (one.value, one.numerator))
    body = {"name": one.name, "measure": one.measure, "value": value, "numerator": numerator}
    return "no_data" if value is None else "known", None, {**body, "denominator": one.denominator}


def _grade(one: Grade) -> Outcome:
    return "known", None, {"name": one.name, "grade": one.grade, "parts": dict(one.parts)}


_FURTHER: dict[str, Callable[[Any], Outcome]] = {
    "approval": _approval, "offer": _offer, "cover": _cover, "emit": _emit, "figure": _figure, "grade": _grade,
}  # fmt: skip


def _fault_body(fault: Fault) -> dict[str, Any]:
    return {
        "reasons": fault.reasons, "evidence": fault.evidence, "cause": fault.cause, "dissatisfied": fault.dissatisfied,
        "clock": fault.clock, "candidates": fault.candidates, "consequence": fault.consequence,
        "displaced_by": fault.displaced_by, "ref": fault.ref, "found_event": fault.found_event,
    }  # fmt: skip


# The states of faults and fines in words, with the tone in which they are shown.
FAULT_STATES = {
    "proposed": (_("proposed"), "warn"), "displaced": (_("another person answers"), "neutral"),
    "confirmed": (_("confirmed"), "bad"), "excused": (_("excused"), "good"), "moved": (_("moved"), "neutral"),
    "withdrawn": (_("withdrawn"), "neutral"), "grounds_gone": (_("grounds have gone"), "warn"),
}  # fmt: skip
FINE_STATES = {
    "proposed": (_("fine proposed"), "warn"), "confirmed": (_("fined"), "bad"), "appealed": (_("appealed"), "warn"),
    "waived": (_("waived"), "good"), "revocation_proposed": (_("revocation proposed"), "warn"),
    "revoked": (_("fine taken back"), "good"),
}  # fmt: skip
