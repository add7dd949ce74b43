"""The kinds of expectation, the keys that each may have, and the types of their values."""

import datetime as dt
from typing import Any

from shouhou.policy.language import fields, units

ANY_TIME = ("at", "known")
KEYS: dict[str, tuple[str, ...]] = {
    "clock": ("state", "due", "late_from", "person", "role", "charged_as", "counted", "spans", "ref", "evidence"),
    "fault": (
        "state", "person", "amount", "amount_by", "cause", "dissatisfied", "ref", "reasons", "evidence", "candidates",
        "consequence", "displaced_by",
    ),
    "no_fault": ("person", "ref"),
    "fine": ("person", "amount", "amount_by", "outcome"),
    "no_fine": ("person",),
    "undecided": (),
    "charge": ("line", "amount", "payer", "item", "state"),
    "lines": ("of",),
    "cover": ("state", "remedy", "remedies", "until", "began", "ended_by", "to"),
    "offer": ("to", "choices", "state", "choice", "until", "ref"),
    "approval": ("state", "waiting_for", "ref"),
    "emits": ("event", "on", "target", "with", "state"),
    "tally": ("name", "is", "of"),
    "figure": ("value", "no_data", "numerator", "denominator"),
    "grade": ("is",),
    "waived": (),
    "irregular": (),
    "harmless": (),
    "task": ("for", "due"),
    "no_task": ("for",),
    "notice": ("to", "about", "person"),
    "no_notice": ("to",),
    "state": (),
    "wakes_at": (),
    "why": ("of",),
}  # fmt: skip
HELP = {
    "clock": "a clock, by clause or name: its state (`none`: there is no such clock), limit, person and stretches",
    "fault": "a fault of this clause",
    "no_fault": "no fault of this clause stands (one that yields to another person's does not stand)",
    "fine": "a fine for a fault of this clause",
    "no_fine": "no fine for this clause",
    "undecided": "these facts are missing; an empty list: nothing is undecided",
    "charge": "somebody bears this amount by this clause (`state: none`: nobody does)",
    "lines": "the amounts of a charge's lines, in order; `of`: the clause",
    "cover": "a warranty, by clause or name: running, over, excluded or none; until when, and what is owed",
    "offer": "a right, by clause or name: open, used, declined, lapsed, withdrawn or none; to whom, which choices",
    "approval": "a chain of approvals, by clause or name: its state and who is asked now",
    "emits": "an event that a clause makes happen, and on which linked subject (`state: none`: it does not)",
    "tally": "what a tally gives; `of`: the clause, where two have the same name",
    "figure": "a key figure, by clause or name: its value, or that there is no data",
    "grade": "a grade, by clause or name; alone: some grade is this",
    "waived": "the clauses of which somebody waived a term",
    "irregular": "the clauses that events of the past broke, in order",
    "harmless": "the clauses whose breach had no consequence",
    "task": "somebody has this to do: a duty, or a clock that runs",
    "no_task": "nobody has this to do",
    "notice": "a message to a role about something",
    "no_notice": "no message about this",
    "state": "where the case stands",
    "wakes_at": "the next instant at which the answer changes without an event",
    "why": "words that the explanation contains; `of`: only that of one clause",
}


def typed(key: str, value: Any, zone: dt.tzinfo) -> Any:
    """The typed form of an expected value. Raises `InvalidField`."""
    if value is None:
        return None
    if key in ("due", "late_from", "wakes_at"):
        return fields.instant(value, zone)
    if key in ("until", "began"):
        return (
            fields.parse("date", value, zone)
            if not isinstance(value, str) or len(value) == 10
            else fields.instant(value, zone)
        )
    if key == "amount":
        return fields.parse("money", value, zone)
    if key == "lines":
        return [fields.parse("money", one, zone) for one in value] if isinstance(value, list) else value
    if key in ("is", "value", "numerator"):
        return quantity(value)
    return value


def quantity(raw: Any) -> Any:
    """A number or a value with a unit (`50 %`, `3d`, `30 CNY`); any other word is itself."""
    try:
        return units.parse(raw).value
    except ValueError:
        return raw
