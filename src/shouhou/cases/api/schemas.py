"""What the API tells of cases: the shapes of its answers."""

import datetime as dt
from typing import Annotated, Any

from ninja import Schema

from shouhou.cases import queries
from shouhou.kernel.api import OneOf, Yuan
from shouhou.policy import public as policy

VOCABULARY = policy.vocabulary("case")
View = Annotated[str, OneOf(queries.VIEWS)]
Order = Annotated[str, OneOf(queries.SORTS)]
State = Annotated[str, OneOf(["", *VOCABULARY.states])]


Kind = Annotated[str, OneOf(["", *VOCABULARY.lists["kinds"]])]


class CaseOut(Schema):
    """A case as lists show it. `next_*`: the clock that becomes late first, from when, and who holds it; null where none
    runs. `paused_*`: a clock that stands still, and why."""

    number: str
    state: str
    is_open: bool
    summary: str
    customer_id: int
    customer: str
    unit: str | None
    model: str | None
    engineer_id: int | None
    engineer: str | None
    opened_at: dt.datetime
    last_event_at: dt.datetime
    last_seq: int
    next_late_from: dt.datetime | None
    next_clause: str
    next_clock: str
    next_person_id: int | None
    paused_clause: str
    paused_clock: str
    paused_cause: str
    kind: str
    worst: str
    missed: int


class CasePage(Schema):
    """A page of cases. `count` is exact up to a thousand; `more_than_counted` says that there are more."""

    items: list[CaseOut]
    next: str | None
    count: int
    more_than_counted: bool


class RegulationUsed(Schema):
    """A regulation under which the case was opened; `pack` is the hash of the version that holds for it."""

    regulation: str
    pack: str


class QuestionOut(Schema):
    """A fact that rules wait for, and the clauses that ask."""

    fact: str
    asks: str
    clauses: list[str]


class CaseWhole(CaseOut):
    """A case with the regulations that hold for it and the questions that are open, as of this minute."""

    regulations: list[RegulationUsed]
    questions: list[QuestionOut]


class EventOut(Schema):
    """One event. `actor_id` did it (null: somebody outside), `recorder_id` entered it. `claimed`: the minute was stated
    from too far back and waits for another person. `words`: free text, null where it was erased."""

    seq: int
    word: str
    label: str
    occurred_at: dt.datetime
    recorded_at: dt.datetime
    actor_id: int | None
    recorder_id: int | None
    role: str
    channel: str
    ref: str
    claimed: bool
    supersedes: int | None
    corrected: bool
    data: dict[str, Any]
    words: dict[str, str] | None


class EventPage(Schema):
    """Events in the order of entry; `next` is the `after` of the following page."""

    items: list[EventOut]
    next: str | None


class SpanOut(Schema):
    """A stretch of a clock's life; where it does not count, `clause` and `cause` say why."""

    start: dt.datetime
    end: dt.datetime
    counted: bool
    clause: str | None
    cause: str | None


class ClockOut(Schema):
    """A running promise. `due_at` is the last minute in time, `late_from` the first late one; `key` asks why."""

    key: str
    regulation: str
    clause: str
    name: str
    state: str
    role: str | None
    person_id: int | None
    person: str
    ref: str | None
    started_at: dt.datetime
    stopped_at: dt.datetime | None
    original_due_at: dt.datetime | None
    due_at: dt.datetime | None
    late_from: dt.datetime | None
    spans: list[SpanOut]


class FineOut(Schema):
    """A confirmed fault's price: proposed until a person confirms it."""

    key: str
    clause: str
    amount: Yuan
    amount_by: str
    outcome: str


class CaseFaultOut(Schema):
    """A neglect of duty with its evidence (places of events) and its fine, where there is one."""

    key: str
    regulation: str
    clause: str
    state: str
    at: dt.datetime
    person_id: int | None
    person: str
    amount: Yuan | None
    amount_by: str | None
    cause: str
    dissatisfied: bool | None
    evidence: list[int]
    reasons: list[str]
    fine: FineOut | None


class RegisteredOut(Schema):
    """The new case's number, and the place of its first event."""

    number: str
    seq: int


class WhyOut(Schema):
    """How a clock, fault or fine came to be what it is, in sentences: the verdict first, then the clause, values, facts
    and readings. `spans`: each counted and skipped stretch of a clock."""

    key: str
    sentences: list[str]
    spans: list[SpanOut]
