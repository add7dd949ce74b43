"""Pure rules of cases."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from shouhou.policy import public as policy
from shouhou.policy.engine.shapes import Fault, Timeline
from shouhou.policy.language.vocabulary import thing
from shouhou.timeline.public import Entry


def people_told_of(history: Iterable[Entry], derived: Timeline, engineer_id: int | None = None) -> set[int]:
    """The ids of everybody whom a case's history or outcome names."""
    history = list(history)
    ids = {e.actor_id for e in history} | {e.recorder_id for e in history} | {engineer_id}
    found = {i for i in ids if i}
    answering = [c.person for c in derived.clocks] + [f.person for f in derived.faults]
    answering += [f.person for f in derived.fines]
    found |= {int(person) for person in answering if person and person.isdecimal()}
    words = policy.vocabulary("case").words
    for entry in history:
        for name, value in entry.data.items():
            kind = words[entry.word].fields[name].type
            named = value if kind == "persons" else [value] if kind == "person" else []
            found |= {int(person) for person in named if str(person).isdecimal()}
    return found


def refs_of(word: str, history: Iterable[Entry]) -> list[str]:
    """The names under which things of a word's kind stand on a case: blocks, parts orders; "" is one without a name."""
    return list(dict.fromkeys(e.ref for e in history if thing(e.word) == thing(word) and not e.corrected))


def to_tick(history: Iterable[Entry]) -> list[tuple[str, str]]:
    """What the visit planned last is to bring, line by line: (tools or parts, the line)."""
    planned = [e for e in history if e.word == "visit.planned" and not e.corrected]
    words = (planned[-1].words or {}) if planned else {}
    return [
        (kind, line.strip()) for kind in ("tools", "parts") for line in words.get(kind, "").splitlines() if line.strip()
    ]


def defaults(word: str, history: list[Entry], derived: Timeline, now: dt.datetime) -> dict[str, Any]:
    """What a form of this word begins with, because the case says so already. Instants are aware."""
    found: dict[str, Any] = {}
    fields = policy.vocabulary("case").words[word].fields
    if "channel" in fields:
        found["channel"] = next((e.data["channel"] for e in history if e.data.get("channel")), "")
    arrival = next((c.due_at for c in derived.clocks if c.name == "arrival" and c.state == "running"), None)
    if word == "visit.planned" and arrival:
        found["arrive_by"] = arrival
    if word in ("solution.proposed", "case.reopened"):
        needed = [e.data["visit_needed"] for e in history if "visit_needed" in e.data and not e.corrected]
        found["visit_needed"] = str(needed[-1]).lower() if needed else ""
    if word == "block.reported":
        found["began_at"] = now
    if word == "block.cleared":
        found["ended_at"] = now
    return found


CAUSES = {"block", "mediation", "parts", "purchase", "travel", "escalation"}  # things that may be somebody else's cause


def bears_on(entry: Entry, fault: Fault) -> bool:
    """Whether whoever judges a fault wants to see an entry beside its evidence: blocks and delays, corrections, and what
    was found, decided and said about this fault."""
    if entry.word in ("event.corrected", "claim.confirmed", "neglect.reported"):
        return True
    if thing(entry.word) in ("fault", "fine"):
        return bool(entry.data.get("clause") == fault.clause)
    return thing(entry.word) in CAUSES
