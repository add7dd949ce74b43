"""The kinds of expectation, the keys that each may have, and the types of their values."""

import datetime as dt
from typing import Any

from shouhou.policy.language import fields

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
    "charge": ("line", "amount", "payer"),
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
LATER = ("cover", "offer", "approval", "emits", "tally", "figure", "grade", "lines", "waived")
HELP = {
    "clock": "a clock, by clause or name: its state (`none`: there is no such clock), limit, person and stretches",
    "fault": "a fault of this clause",
    "no_fault": "no fault of this clause stands (one that yields to another person's does not stand)",
    "fine": "a fine for a fault of this clause",
    "no_fine": "no fine for this clause",
    "undecided": "these facts are missing; an empty list: nothing is undecided",
    "charge": "somebody bears this amount by this clause",
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
    if key == "amount":
        return fields.parse("money", value, zone)
    return value
