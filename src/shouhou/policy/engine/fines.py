"""What faults cost: the base amount, unless one exception is known to apply; then what people did with the fine."""

from typing import Any

from shouhou.policy.engine.clocks import note
from shouhou.policy.engine.faults import Draft
from shouhou.policy.engine.findings import find
from shouhou.policy.engine.shapes import Duty, Event, Fine, Timeline
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import ABSENT, NONE, Missing, Unknown

ACTS = {
    "fine.confirmed": "confirmed",
    "fine.appealed": "appealed",
    "fine.waived": "waived",
    "fine.revoked": "revoked",
    "fine.upheld": "confirmed",
}


class Conflict(Exception):
    """Two clauses both claim to replace a third: the regulation must say which."""


def price(world: World, one: Draft, out: Timeline) -> None:
    """Set the fault's amount. A proposal shows the base amount; exceptions that need the finding apply after it."""
    fault, fined_by = one.fault, one.rule.fined_by if one.rule else None
    if fined_by is None:
        return
    facts: dict[str, Any] = {
        "fault.clause": fault.clause,
        "fault.cause": Unknown(["fault.cause"]) if fault.cause == "undecided" else fault.cause,
        "fault.dissatisfied": NONE if fault.dissatisfied is None else fault.dissatisfied,
    }
    base = [b for b in world.pack.penalties if b.clause.id == fined_by and not b.rule.overrides]
    exceptions = [b for b in world.pack.penalties if b.rule.overrides == fined_by]
    replaced: list[str] = []
    for bound in [*base, *exceptions]:
        clause = bound.clause.id
        try:
            if not world.holds(bound, "applies_when", fault.at, fault.why, extra=facts):
                continue
        except Missing as gap:
            if fault.state != "proposed" and fault.cause != "undecided":
                note(out.undecided, clause, gap.names)
            continue
        if bound.rule.overrides:
            replaced.append(clause)
            if len(replaced) > 1:
                raise Conflict(f"{' and '.join(replaced)} both replace {fined_by}")
        try:
            overridden = NONE if fault.amount is None else fault.amount
            amount = world.ask(bound, "amount", fault.at, fault.why, extra={**facts, "overridden": overridden})
        except Missing as gap:
            note(out.undecided, clause, gap.names)
            fault.amount = fault.amount_by = None
            continue
        fault.amount, fault.amount_by = (None, None) if isinstance(amount, ABSENT) else (amount, clause)


def fines_of(world: World, drafts: list[Draft], out: Timeline) -> list[Fine]:
    """The fines that follow from confirmed faults, and those that were confirmed before their ground went."""
    acts: dict[str, list[Event]] = {}
    for event in world.log.of_any(ACTS):
        one = find(drafts, event) if event.data["clause"] in world.pack.clauses else None
        if one:
            acts.setdefault(one.fault.key, []).append(event)
    found = []
    for one in drafts:
        done = acts.get(one.fault.key, [])
        if one.fault.state == "grounds_gone" and done and done[-1].word == "fine.revoked":
            one.fault.state = "withdrawn"
        fine = _fine(one, done)
        if fine:
            found.append(fine)
        if changed := _grounds_changed(world, one, fine, done):
            out.duties.append(changed)
    return found


def _fine(one: Draft, done: list[Event]) -> Fine | None:
    """A confirmed fault's fine. One whose ground has gone is only there if it had been confirmed."""
    fault = one.fault
    was_confirmed = any(e.word == "fine.confirmed" for e in done)
    if fault.amount is None or fault.person is None or fault.amount_by is None:
        return None
    if fault.state != "confirmed" and not was_confirmed:
        return None
    outcome = ACTS[done[-1].word] if done else "proposed"
    if fault.state != "confirmed" and done[-1].word not in ("fine.revoked", "fine.upheld"):
        outcome = "revocation_proposed"
    return Fine(
        key=f"{fault.key}/fine",
        fault=fault.key,
        regulation=fault.regulation,
        clause=fault.clause,
        person=fault.person,
        amount=fault.amount,
        amount_by=fault.amount_by,
        outcome=outcome,
        decided_event=done[-1].id if done else None,
        why=fault.why,
    )


def _grounds_changed(world: World, one: Draft, fine: Fine | None, done: list[Event]) -> Duty | None:
    """Whoever confirmed a fault or a fine whose ground has gone upholds or revokes it."""
    fault = one.fault
    answered = done and done[-1].word in ("fine.revoked", "fine.upheld")
    if answered or not (fault.state == "grounds_gone" or (fine and fine.outcome == "revocation_proposed")):
        return None
    confirmer = next((e for e in reversed(done) if e.word == "fine.confirmed"), None)
    confirmer = confirmer or next((e for e in world.log.of("fault.found") if e.id == fault.found_event), None)
    return Duty(
        key=f"{fault.key}/grounds_changed",
        regulation=fault.regulation,
        clause=fault.clause,
        name="grounds_changed",
        since=world.now if confirmer is None else confirmer.at,
        role=confirmer.role if confirmer else None,
        person=confirmer.by if confirmer else None,
    )
