"""The values that go into `derive` and `may` and come out of them. Plain data: no rule lives here."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from shouhou.policy.engine.outcomes import Approval, Charge, Cover, Emit, Figure, Grade, Offer, Step, Waived, Why

__all__ = [
    "Answer", "Approval", "Charge", "Clock", "Cover", "Duty", "Emit", "Event", "Fault", "Figure", "Fine", "Grade",
    "Irregular", "Notice", "Offer", "Refusal", "Span", "Step", "Timeline", "Waived", "Why",
]  # fmt: skip

# ---- in ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on one subject. Instants are aware and cut to the minute (FUR-6.0b).

    `by` and every field of type `person` hold ids of staff as text; `role` is the actor's regulation role in that
    minute (`engineer`, `desk`, `customer` ...). `data` holds typed values; a free-text field (`words`) holds True where
    something was written, the text itself lives outside the event. `ref` names the thing where a subject has several
    (a block, a visit, a parts order). `supersedes` is the event that a correction replaces.
    """

    id: int
    word: str
    at: dt.datetime
    recorded_at: dt.datetime
    by: str | None = None
    role: str | None = None
    ref: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    supersedes: int | None = None


# ---- out --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a clock's life. `counted` is false where a clause skipped it; `cause` then says why."""

    start: dt.datetime
    end: dt.datetime
    counted: bool
    clause: str | None = None
    cause: str | None = None


@dataclass(slots=True)
class Clock:
    """A running promise. States: running, paused, met, missed, excused, open (no limit), undecided, cancelled.

    `due_at` is the last minute in time (None while paused without an end, or without a limit). `late_from` is the first
    late instant: everything that asks "late?" compares with it. `late_state` is what a running clock becomes then.
    `key` is stable over re-derivations: regulation, clause, name, start event. `every`: the rhythm of a recurring duty, "" for
    a promise that is made once.
    """

    key: str
    regulation: str
    clause: str
    name: str
    state: str
    started_at: dt.datetime
    start_event: int
    ref: str | None = None
    role: str | None = None
    person: str | None = None
    stopped_at: dt.datetime | None = None
    stop_event: int | None = None
    original_due_at: dt.datetime | None = None
    due_at: dt.datetime | None = None
    late_from: dt.datetime | None = None
    late_state: str = "missed"
    charged_as: str = ""
    spans: list[Span] = field(default_factory=list)
    pending: frozenset[str] = frozenset()
    evidence: tuple[int, ...] = ()
    why: list[Why] = field(default_factory=list)
    every: str = ""


@dataclass(slots=True)
class Fault:
    """A neglect of duty with its evidence.

    States: proposed, displaced (another person's fault stands for the same delay), confirmed, excused, moved,
    withdrawn (its ground has gone before anybody confirmed it), grounds_gone (gone after it was confirmed).
    `cause` is undecided, own, company, user or other_person. `key` is stable: regulation, clause, person, occasion.
    """

    key: str
    regulation: str
    clause: str
    state: str
    at: dt.datetime
    person: str | None = None
    ref: str | None = None
    reasons: list[str] = field(default_factory=list)
    evidence: list[int] = field(default_factory=list)
    amount: Decimal | None = None
    amount_by: str | None = None
    cause: str = "undecided"
    dissatisfied: bool | None = None
    clock: str | None = None
    candidates: list[str] = field(default_factory=list)
    consequence: str | None = None
    displaced_by: str | None = None
    found_event: int | None = None
    why: list[Why] = field(default_factory=list)


@dataclass(slots=True)
class Fine:
    """A confirmed fault's price. Outcomes: proposed, confirmed, appealed, waived, revocation_proposed, revoked."""

    key: str
    fault: str
    regulation: str
    clause: str
    person: str
    amount: Decimal
    amount_by: str
    outcome: str
    decided_event: int | None = None
    why: list[Why] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that a rule makes due for somebody: a clock without a limit, or grounds that have changed."""

    key: str
    regulation: str
    clause: str
    name: str
    since: dt.datetime
    role: str | None = None
    person: str | None = None
    due_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A message that a clause owes somebody, once. `to` is a role, `person` its holder in that minute."""

    key: str
    regulation: str
    clause: str
    to: str
    about: str
    at: dt.datetime
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Irregular:
    """An event of the past that a gate would have refused: it stays, and is listed."""

    event: int
    clause: str
    missing: str


@dataclass(slots=True)
class Timeline:
    """Everything that follows from one subject's events as of `now`.

    `undecided` maps each missing fact to the clauses that wait for it; `wakes_at` is the next instant at which the
    answer changes without an event; `state` is where the subject stands, by the states of its vocabulary. `tallies`
    are told by clause and name where a trace is wanted.
    """

    now: dt.datetime
    clocks: list[Clock] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    fines: list[Fine] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    approvals: list[Approval] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    emits: list[Emit] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    grades: list[Grade] = field(default_factory=list)
    waived: list[Waived] = field(default_factory=list)
    tallies: dict[tuple[str, str], Any] = field(default_factory=dict)
    irregular: list[Irregular] = field(default_factory=list)
    harmless: list[tuple[str, str | None, dt.datetime]] = field(default_factory=list)
    undecided: dict[str, set[str]] = field(default_factory=dict)
    wakes_at: dt.datetime | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason: the clause, the name of what is missing, its words, the earliest possible time where there is one.

    `own`: the event itself does not say it, such as a form that is not filled in yet.
    """

    regulation: str
    clause: str
    missing: str
    says: Mapping[str, str] = field(default_factory=dict)
    earliest: dt.datetime | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """May this event be recorded now: allowed, refused (every reason at once) or undecided (the missing facts)."""

    allowed: bool
    refused: tuple[Refusal, ...] = ()
    undecided: frozenset[str] = frozenset()
