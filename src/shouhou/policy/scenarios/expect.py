"""Does a timeline answer an expectation? One function for each kind; a failure says what was wanted, found, and why."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from shouhou.policy.engine.explain import Teller, hours
from shouhou.policy.engine.explain_further import tell
from shouhou.policy.engine.shapes import Clock, Fault, Notice, Timeline
from shouhou.policy.scenarios.asked import Asked, Failure, described, shown_minute, steps_of
from shouhou.policy.scenarios.expect_further import FURTHER


def check(asked: Asked, timeline: Timeline) -> list[Failure]:
    """Every way in which a timeline differs from an expectation."""
    return _CHECKS[asked.one.kind](asked, timeline)


def _clock(asked: Asked, t: Timeline) -> list[Failure]:
    about, wants = asked.one.about, asked.one.wants
    clocks = [c for c in t.clocks if about in (c.clause, c.name) and ("ref" not in wants or c.ref == wants["ref"])]
    if wants.get("state") == "none":
        return [asked.fail(f"clock {about}", "none", [c.state for c in clocks], clocks[-1].clause)] if clocks else []
    if not clocks:
        return [asked.fail(f"clock {about}", "a clock", "none")]
    clock = clocks[-1]
    return asked.compare(f"clock {clock.clause} {clock.name}", _clock_facts(asked, clock), clock.clause)


def _clock_facts(asked: Asked, clock: Clock) -> dict[str, Any]:
    zone = asked.scenario.zone
    counted = sum((s.end - s.start for s in clock.spans if s.counted), dt.timedelta())
    spans = [
        f"{shown_minute(s.start, zone)} to {shown_minute(s.end, zone)} {'counted' if s.counted else s.cause}"
        for s in clock.spans
    ]
    return {
        "state": clock.state,
        "due": clock.due_at,
        "late_from": clock.late_from,
        "person": clock.person,
        "role": clock.role,
        "charged_as": clock.charged_as,
        "ref": clock.ref,
        "counted": hours(counted),
        "spans": spans,
        "evidence": sorted(clock.evidence),
    }


def _fault(asked: Asked, t: Timeline) -> list[Failure]:
    faults = [f for f in t.faults if f.clause == asked.one.about and _is_meant(asked, f)]
    if not faults:
        found = [f"{f.clause} {f.person} {f.state}" for f in t.faults]
        return [asked.fail("fault", described(asked), found, asked.one.about)]
    attempts = [asked.compare(f"fault {f.clause}", _fault_facts(f), f.clause) for f in faults]
    return min(attempts, key=len)


def _is_meant(asked: Asked, fault: Fault) -> bool:
    wants = asked.one.wants
    return ("person" not in wants or asked.want("person") == fault.person) and (
        "ref" not in wants or wants["ref"] == fault.ref
    )


def _fault_facts(fault: Fault) -> dict[str, Any]:
    names = (
        "state",
        "person",
        "amount",
        "amount_by",
        "cause",
        "dissatisfied",
        "ref",
        "reasons",
        "consequence",
        "displaced_by",
    )
    return {name: getattr(fault, name) for name in names} | {
        "evidence": sorted(fault.evidence),
        "candidates": sorted(fault.candidates),
    }


def _no_fault(asked: Asked, t: Timeline) -> list[Failure]:
    standing = ("proposed", "confirmed", "grounds_gone")
    found = [f for f in t.faults if f.clause == asked.one.about and f.state in standing and _is_meant(asked, f)]
    return (
        [asked.fail("no fault", [], [f"{f.clause} {f.person} {f.state}" for f in found], asked.one.about)]
        if found
        else []
    )


def _fine(asked: Asked, t: Timeline) -> list[Failure]:
    fines = [f for f in t.fines if f.clause == asked.one.about]
    fines = [f for f in fines if "person" not in asked.one.wants or f.person == asked.want("person")]
    if not fines:
        return [
            asked.fail(
                "fine", described(asked), [f"{f.clause} {f.person} {f.outcome}" for f in t.fines], asked.one.about
            )
        ]
    fine = fines[0]
    found = {"person": fine.person, "amount": fine.amount, "amount_by": fine.amount_by, "outcome": fine.outcome}
    return asked.compare(f"fine {fine.clause}", found, fine.clause)


def _no_fine(asked: Asked, t: Timeline) -> list[Failure]:
    fines = [f for f in t.fines if f.clause == asked.one.about and f.outcome not in ("revoked", "waived")]
    fines = [f for f in fines if "person" not in asked.one.wants or f.person == asked.want("person")]
    return (
        [asked.fail("no fine", [], [f"{f.clause} {f.person} {f.outcome}" for f in fines], asked.one.about)]
        if fines
        else []
    )


def _undecided(asked: Asked, t: Timeline) -> list[Failure]:
    wanted, found = set(_list(asked.one.about)), set(t.undecided)
    return [] if wanted <= found and (wanted or not found) else [asked.fail("undecided", sorted(wanted), sorted(found))]


def _charge(asked: Asked, t: Timeline) -> list[Failure]:
    charges = [c for c in t.charges if asked.one.about in (None, c.clause, c.item)]
    if asked.one.wants.get("state") == "none":
        return [asked.fail("charge", "none", [str(c.amount) for c in charges], charges[0].clause)] if charges else []
    attempts = [
        asked.compare(
            f"charge {c.clause}", {"amount": c.amount, "payer": c.payer or c.payer_role, "item": c.item}, c.clause
        )
        for c in charges
    ]
    return min(attempts, key=len) if attempts else [asked.fail("charge", described(asked), [])]


def _irregular(asked: Asked, t: Timeline) -> list[Failure]:
    found = [i.clause for i in t.irregular]
    return [] if found == _list(asked.one.about) else [asked.fail("irregular", _list(asked.one.about), found)]


def _harmless(asked: Asked, t: Timeline) -> list[Failure]:
    found = [clause for clause, _, _ in t.harmless]
    return [] if found == _list(asked.one.about) else [asked.fail("harmless", _list(asked.one.about), found)]


def _tasks(asked: Asked, t: Timeline) -> list[dict[str, Any]]:
    duties = [{"name": d.name, "for": d.person, "role": d.role, "due": d.due_at} for d in t.duties]
    running = [
        {"name": c.name, "for": c.person, "role": c.role, "due": c.due_at} for c in t.clocks if c.state == "running"
    ]
    return [task for task in [*duties, *running] if asked.one.about in (None, task["name"])]


def _task(asked: Asked, t: Timeline) -> list[Failure]:
    attempts = [asked.compare(f"task {task['name']}", task, None) for task in _tasks(asked, t)]
    return min(attempts, key=len) if attempts else [asked.fail("task", described(asked), [])]


def _no_task(asked: Asked, t: Timeline) -> list[Failure]:
    tasks = [x for x in _tasks(asked, t) if "for" not in asked.one.wants or x["for"] == asked.want("for")]
    return [asked.fail("no task", [], tasks)] if tasks else []


def _notices(asked: Asked, t: Timeline) -> list[Notice]:
    return [n for n in t.notices if asked.one.about in (None, n.about)]


def _notice(asked: Asked, t: Timeline) -> list[Failure]:
    facts = [({"to": n.to, "about": n.about, "person": n.person}, n.clause) for n in _notices(asked, t)]
    attempts = [asked.compare("notice", found, clause) for found, clause in facts]
    return min(attempts, key=len) if attempts else [asked.fail("notice", described(asked), [])]


def _no_notice(asked: Asked, t: Timeline) -> list[Failure]:
    found = [n for n in _notices(asked, t) if asked.one.wants.get("to") in (None, n.to)]
    return [asked.fail("no notice", [], [f"{n.to} {n.about}" for n in found], found[0].clause)] if found else []


def _state(asked: Asked, t: Timeline) -> list[Failure]:
    return [] if t.state == asked.one.about else [asked.fail("state", asked.one.about, t.state)]


def _wakes_at(asked: Asked, t: Timeline) -> list[Failure]:
    return [] if t.wakes_at == asked.one.about else [asked.fail("wakes_at", asked.one.about, t.wakes_at)]


def _why(asked: Asked, t: Timeline) -> list[Failure]:
    clause = asked.one.wants.get("of")
    told = steps_of(t, clause) + _sentences(Teller(asked.packs, t, {}, asked.scenario.zone), clause)
    return [asked.fail("why", words, told) for words in _list(asked.one.about) if str(words) not in told]


_CHECKS: dict[str, Callable[[Asked, Timeline], list[Failure]]] = {
    "clock": _clock,
    "fault": _fault,
    "no_fault": _no_fault,
    "fine": _fine,
    "no_fine": _no_fine,
    "undecided": _undecided,
    "charge": _charge,
    "irregular": _irregular,
    "harmless": _harmless,
    "task": _task,
    "no_task": _no_task,
    "notice": _notice,
    "no_notice": _no_notice,
    "state": _state,
    "wakes_at": _wakes_at,
    "why": _why,
    **FURTHER,
}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _sentences(teller: Teller, clause: str | None) -> str:
    """The explanation as people read it, in both languages."""
    t = teller.timeline
    told = [s for c in t.clocks if clause in (None, c.clause, c.charged_as) for s in teller.clock(c)]
    told += [s for f in t.faults if clause in (None, f.clause) for s in teller.fault(f)]
    told += [s for f in t.fines if clause in (None, f.clause) for s in teller.fine(f)]
    others: list[Any] = [*t.approvals, *t.offers, *t.covers, *t.charges, *t.figures, *t.grades, *t.emits]
    told += [s for one in others if clause in (None, one.clause) for s in tell(teller, one.key) or ()]
    return "".join(f"\n      {en}\n      {zh}" for en, zh in dict.fromkeys(told))
