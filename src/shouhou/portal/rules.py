"""What the customer may see of her case, and what she may say on it now. Nothing else of the stream leaves the house."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shouhou.policy.engine.shapes import Clock
from shouhou.timeline.public import Entry

SAYINGS = {
    "confirm": "requirement.confirmed", "agree": "solution.agreed", "decline": "solution.declined",
    "sign": "signoff.signed", "refuse": "signoff.refused", "rate": "rating.given", "urge": "request.urged",
}  # fmt: skip
NEEDED = {"confirm": ("text",), "decline": ("text",), "sign": ("name",), "refuse": ("words",), "urge": ()}
URGE_EVERY = dt.timedelta(minutes=30)

# What the customer is told of, in the order of a case, and the words of it that were meant for her.
TOLD = {
    "request.received": "requirement", "request.urged": "text", "request.answered": "text",
    "requirement.confirmed": "text", "solution.proposed": "text", "solution.agreed": "text",
    "solution.declined": "text", "visit.planned": "", "visit.departed": "", "visit.arrived": "", "work.done": "",
    "signoff.signed": "name", "signoff.refused": "words", "rating.given": "words", "file.closed": "",
    "case.cancelled": "", "case.reopened": "",
}  # fmt: skip
STAGES = ("received", "answered", "solution", "visit", "done", "signed")
REACHED = {
    "request.received": "received", "request.answered": "answered", "solution.proposed": "solution",
    "visit.planned": "visit", "visit.arrived": "visit", "work.done": "done", "signoff.signed": "signed",
}  # fmt: skip
PROMISED = ("response", "solution", "arrival", "stationed_arrival", "paid_shipping", "free_packing", "free_shipping")


@dataclass(frozen=True)
class Promise:
    """One thing that the customer was promised, without who holds it and what it costs them.

    `state`: running, waiting (stands still for a while), kept, late (not done yet), kept_late, unknown.
    """

    name: str
    state: str
    regulation: str
    clause: str
    since: dt.datetime
    due_at: dt.datetime | None
    done_at: dt.datetime | None
    limit: dt.timedelta | None


def promises(clocks: Iterable[Clock], now: dt.datetime) -> list[Promise]:
    """The clocks that promise something to the customer, in the order in which they began."""
    told = [c for c in clocks if c.name in PROMISED and c.state != "cancelled"]
    return [
        Promise(
            c.name, _state(c, now), c.regulation, c.clause, c.started_at, c.due_at, c.stopped_at,
            c.original_due_at - c.started_at if c.original_due_at else None,
        )
        for c in sorted(told, key=lambda c: (c.started_at, PROMISED.index(c.name)))
    ]  # fmt: skip


def _state(clock: Clock, now: dt.datetime) -> str:
    late = clock.late_from is not None and (clock.stopped_at or now) >= clock.late_from
    if clock.stopped_at:
        return "kept_late" if late and clock.state != "met" else "kept"
    if clock.state == "paused":
        return "waiting"
    if clock.state in ("missed", "running"):
        return "late" if late else "running"
    return "unknown"


def standing(history: Iterable[Entry]) -> list[Entry]:
    """The entries that count, in the order of entry: what was corrected away is nobody's business outside."""
    return [entry for entry in history if not entry.corrected]


def story(history: Iterable[Entry]) -> list[tuple[Entry, str]]:
    """What the customer is told, the newest first, each with the words that were meant for her."""
    told = [(e, (e.words or {}).get(TOLD[e.word], "")) for e in standing(history) if e.word in TOLD]
    return sorted(told, key=lambda pair: (pair[0].occurred_at, pair[0].seq), reverse=True)


def reached(history: Iterable[Entry]) -> set[str]:
    """The stages of the case that have been reached since it was opened or last reopened."""
    found: set[str] = set()
    for entry in standing(history):
        if entry.word == "case.reopened":
            found = {"received"}
        elif entry.word in REACHED:
            found.add(REACHED[entry.word])
    return found


def last(history: Sequence[Entry], *words: str) -> Entry | None:
    """The last entry that stands of any of these words."""
    return next((e for e in reversed(standing(history)) if e.word in words), None)


def open_sayings(state: str, is_open: bool, history: Sequence[Entry], now: dt.datetime) -> list[str]:
    """What it is the customer's turn to say, the most pressing first."""
    found = []
    solution = last(history, "solution.proposed")
    answered = last(history, "solution.agreed", "solution.declined")
    rated, done = last(history, "rating.given"), last(history, "work.done", "signoff.signed")
    urged = last(history, "request.urged")
    if is_open and state in ("work_done", "sign_refused"):
        found += ["sign", "refuse"]
    if (
        is_open
        and solution
        and (answered is None or answered.seq < solution.seq)
        and not last(history, "visit.arrived", "work.done")
    ):
        found += ["agree", "decline"]
    if is_open and last(history, "requirement.confirmed") is None and not solution:
        found.append("confirm")
    if state in ("signed", "followed_up", "closed") and done and (rated is None or rated.seq < done.seq):
        found.append("rate")
    if is_open and state not in ("signed", "followed_up") and (urged is None or now - urged.recorded_at >= URGE_EVERY):
        found.append("urge")
    return found


def requirement_of(history: Sequence[Entry]) -> str:
    """What the customer wants, as it was last put down: what she has to confirm."""
    for word, field in (("requirement.confirmed", "text"), ("request.received", "requirement")):
        entry = last(history, word)
        if entry and entry.words and entry.words.get(field):
            return entry.words[field]
    return ""
