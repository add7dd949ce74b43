"""What people are to be told about one subject as it stands: a projection of what is derived, like the clocks are.

`wanted` names every notice that the subject gives ground for. What is stored is brought to it: new ones are sent, those
that are done are settled, and whoever was told what no longer holds is told so.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

CLOSED = ("closed", "cancelled", "merged")
FINED = ("confirmed", "appealed", "revocation_proposed", "upheld")
TO_DECIDE = ("proposed", "appealed", "revocation_proposed")
CUSTOMER = "customer"
TOLD_OF_A_CASE = ("engineer", "technician", "salesperson", "stationed")  # those who work on it; managers see the queue

Row = Mapping[str, Any]
Find = Callable[[str], list[int]]


@dataclass(frozen=True)
class Wanted:
    """One thing to tell: to whom, under which key. `done`: it gives no more occasion to act; nobody new is told."""

    kind: str
    key: str
    recipients: tuple[int, ...]
    at: dt.datetime
    clause: str = ""
    regulation: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    done: bool = False


@dataclass(frozen=True)
class Act:
    """An event that stands. `assigns` maps a role to the person whom it gives that role; a note mentions people."""

    seq: int
    word: str
    at: dt.datetime
    by: int | None
    assigns: Mapping[str, int]
    mentions: tuple[int, ...] = ()


@dataclass(frozen=True)
class Standing:
    """A subject as it stands. `first` are the posts from its first minute on, `holders` those of now.

    `staff` finds the people of a role near the branch, `deciders` those who hold a permission there. `warned` are the keys
    of clocks whose warning is due. `recorder` is whoever registered it.
    """

    state: str
    now: dt.datetime
    acts: list[Act]
    clocks: Mapping[str, Row]
    consequences: Mapping[tuple[str, str], Row]
    warned: frozenset[str]
    first: Mapping[str, int]
    holders: Mapping[str, int]
    staff: Find
    deciders: Find
    opened_at: dt.datetime
    recorder: int | None = None
    kind: str = "case"


def wanted(s: Standing) -> list[Wanted]:
    """Everything to be told, each under its stable key."""
    return [*_clocks(s), *_consequences(s), *_blocks(s), *_parts(s), *_registered(s), *_mentions(s)]


def _of(s: Standing, person: int | None, role: str) -> tuple[int, ...]:
    """The person who holds the step; where nobody does, everybody of the role."""
    return (person,) if person else tuple(s.staff(role)) if role else ()


def _clocks(s: Standing) -> Iterator[Wanted]:
    over = s.state in CLOSED
    for key, c in s.clocks.items():
        facts = {"clock": c["name"], "due": _iso(c["due_at"]), "person": c["person_id"]}
        whom = _of(s, c["person_id"], c["role"])
        if key in s.warned and c["state"] == "running" and c["late_from"] > s.now:
            yield Wanted(
                "clock.nearing",
                f"nearing/{key}/{_iso(c['late_from'])}",
                whom,
                s.now,
                c["clause"],
                c["regulation"],
                facts,
            )
        if c["state"] == "missed":
            done = over or c["stopped_at"] is not None
            yield Wanted(
                "clock.missed",
                f"missed/{key}",
                whom,
                c["late_from"] or s.now,
                c["clause"],
                c["regulation"],
                facts,
                done,
            )


def _consequences(s: Standing) -> Iterator[Wanted]:
    for (kind, key), c in s.consequences.items():
        person, state = c["person_id"], c["state"]
        facts = {"person": person}
        about: dict[str, Any] = {"at": c["at"], "clause": c["clause"], "regulation": c["regulation"]}
        amount = {**facts, "amount": str(c["amount"]) if c["amount"] is not None else None, "state": state}
        if kind == "notice" and state == "due":
            to = c["body"]["to"]
            whom = _of(s, s.holders.get("desk"), "desk") if to == CUSTOMER else _of(s, person, to)
            yield Wanted("notice.owed", f"owed/{key}", whom, facts={"to": to, "what": c["body"]["about"]}, **about)
        elif kind == "fault" and state == "proposed":
            judges = tuple(p for p in s.deciders("fault.judge") if p != person)
            yield Wanted("fault.proposed", f"fault/{key}", judges, facts=facts, **about)
        elif kind == "fine":
            if state in TO_DECIDE:
                deciders = tuple(p for p in s.deciders("fine.confirm") if p != person)
                yield Wanted("fine.proposed", f"fine/{key}/{state}", deciders, facts=amount, **about)
            if state in FINED and person:
                yield Wanted("fine.noticed", f"fined/{key}", (person,), facts=amount, **about)
        elif kind == "duty" and state == "open" and c["body"]["name"] == "grounds_changed" and person:
            yield Wanted("duty.changed", f"duty/{key}", (person,), **about)


def _blocks(s: Standing) -> Iterator[Wanted]:
    """A report that nobody has judged and that has not ended."""
    waiting: Act | None = None
    for act in s.acts:
        if act.word == "block.reported":
            waiting = waiting or act
        elif act.word in ("block.confirmed", "block.rejected", "block.cleared"):
            waiting = None
    if waiting and s.state not in CLOSED:
        judges = tuple(p for p in s.deciders("fault.judge") if p != waiting.by)
        yield Wanted("block.waiting", f"block/{waiting.seq}", judges, waiting.at, facts={"person": waiting.by})


def _parts(s: Standing) -> Iterator[Wanted]:
    """Who was given a part, and who had it before."""
    held = dict(s.first)
    for act in s.acts:
        for role, person in act.assigns.items():
            before, held[role] = held.get(role), person
            facts = {"role": role, "person": act.by}
            if before == person:
                continue
            done = s.state in CLOSED or s.holders.get(role) != person
            if person != act.by:
                yield Wanted("task.assigned", f"assigned/{act.seq}/{role}", (person,), act.at, facts=facts, done=done)
            if before and before != act.by:
                done = s.state in CLOSED or s.holders.get(role) == before
                yield Wanted(
                    "task.handed_over", f"relieved/{act.seq}/{role}", (before,), act.at, facts=facts, done=done
                )


def _mentions(s: Standing) -> Iterator[Wanted]:
    for act in s.acts:
        others = tuple(person for person in act.mentions if person != act.by)
        if others:
            yield Wanted("mention", f"mention/{act.seq}", others, act.at, facts={"person": act.by})


def _registered(s: Standing) -> Iterator[Wanted]:
    if s.kind != "case":
        return
    told: set[int] = {s.recorder} if s.recorder else set()
    for role, person in s.first.items():
        if person in told or role not in TOLD_OF_A_CASE:
            continue
        told.add(person)
        facts = {"role": role, "person": s.recorder}
        yield Wanted(
            "case.registered", f"registered/{role}", (person,), s.opened_at, facts=facts, done=s.state in CLOSED
        )  # fmt: skip


def _iso(at: dt.datetime | None) -> str | None:
    return at.isoformat() if at else None
