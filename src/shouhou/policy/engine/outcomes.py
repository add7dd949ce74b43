"""What a timeline may hold besides clocks, faults and fines: approvals, offers, covers, events that follow, figures,
grades, waivers, charges. Plain data: no rule lives here."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """One evaluated part of an expression: `text` as written in the rule, `value` as found."""

    text: str
    value: Any


@dataclass(frozen=True, slots=True)
class Why:
    """One expression of one clause: what was asked (`within`, `applies_when`, `amount`), the answer, each step."""

    clause: str
    asked: str
    value: Any
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a charge: the event of its row, and the rounded amount."""

    event: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Charge:
    """What somebody bears. `payer_role` bears it, `payer` is its holder where the house knows them."""

    key: str
    regulation: str
    clause: str
    payer: str | None
    amount: Decimal
    payer_role: str = ""
    item: str = ""
    lines: tuple[Line, ...] = ()
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to an approval: by which role and person, with which event."""

    role: str | None
    person: str | None
    event: int


@dataclass(frozen=True, slots=True)
class Approval:
    """A chain of people who must agree. States: waiting, approved, refused, returned, withdrawn.

    `waiting_for` are the roles that may answer now; `barred` the persons who may not."""

    key: str
    regulation: str
    clause: str
    name: str
    state: str
    since: dt.datetime
    asked_event: int
    asked_by: str | None = None
    ref: str | None = None
    waiting_for: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()
    barred: frozenset[str] = frozenset()
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A right that somebody may use. States: open, used, declined, lapsed, withdrawn."""

    key: str
    regulation: str
    clause: str
    name: str
    to: str
    choices: tuple[str, ...]
    state: str
    since: dt.datetime
    until: dt.datetime | None = None
    choice: str | None = None
    event: int | None = None
    ref: str | None = None
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """A window in which something is owed. States: running, over, excluded. `until` is its last minute by time;
    `ended_by` is what closed it: `time`, or the measure that was passed."""

    key: str
    regulation: str
    clause: str
    name: str
    to: str
    remedies: tuple[str, ...]
    state: str
    began: dt.datetime
    until: dt.datetime | None = None
    ended_by: str = ""
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Emit:
    """An event that a clause makes happen: on this subject, or on the one behind the link `on` (`target` names it)."""

    key: str
    regulation: str
    clause: str
    event: str
    on: str | None
    target: str | None
    data: Mapping[str, Any]
    at: dt.datetime
    cause: int
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of a figure, or several that are one unit: whether it counts, what it adds, whose it is, of which day, and
    of which unit (None where each row is its own)."""

    events: tuple[int, ...]
    counts: bool
    adds: Any = None
    person: str | None = None
    day: dt.date | None = None
    unit: Any = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure of one subject. `value` is None without data; `rows` are those in the base, `left_out` the others."""

    key: str
    regulation: str
    clause: str
    name: str
    measure: str
    value: Any
    numerator: Any
    denominator: int
    rows: tuple[Measured, ...] = ()
    left_out: tuple[int, ...] = ()
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade, with the band of each figure that went into it."""

    key: str
    regulation: str
    clause: str
    name: str
    grade: str
    parts: Mapping[str, str] = field(default_factory=dict)
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Waived:
    """A term that somebody has waived: the clause, one of its needs or all of it, by which event."""

    clause: str
    name: str
    by: str | None
    event: int
