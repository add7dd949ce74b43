"""A timeline as the database holds it: stored rows decide; steps and stretches, which are not stored, are derived."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from shouhou.policy.engine.shapes import Charge, Clock, Duty, Fault, Fine, Notice, Timeline
from shouhou.timeline.public import Stored

GONE = ("cancelled", "withdrawn", "done")
Row = Mapping[str, Any]


def shown(derived: Timeline, stored: Stored | None, names: Mapping[str, str]) -> Timeline:
    """The timeline with names for ids. With `stored`, each clock and consequence is what its row says: one without a
    row is left out, and a row that nothing derives any more stands, unless it was taken back."""
    found = derived if stored is None else _as_stored(derived, stored)

    def name(person: str | None) -> str | None:
        return names.get(person, person) if person else None

    return replace(
        found,
        clocks=[replace(c, person=name(c.person)) for c in found.clocks],
        faults=[replace(f, person=name(f.person)) for f in found.faults],
        fines=[replace(f, person=names.get(f.person, f.person)) for f in found.fines],
        duties=[replace(d, person=name(d.person)) for d in found.duties],
        charges=[replace(c, payer=name(c.payer)) for c in found.charges],
        notices=[replace(n, person=name(n.person)) for n in found.notices],
        approvals=[replace(a, asked_by=name(a.asked_by)) for a in found.approvals],
    )


def _as_stored(derived: Timeline, stored: Stored) -> Timeline:
    rows = stored.consequences
    return replace(
        derived,
        state=stored.state or None,
        wakes_at=stored.wakes_at,
        clocks=_rows(derived.clocks, stored.clocks, _clock),
        faults=_rows(derived.faults, _of(rows, "fault"), _fault),
        fines=_rows(derived.fines, _of(rows, "fine"), _fine),
        duties=_rows(derived.duties, _of(rows, "duty"), _duty),
        charges=_rows(derived.charges, _of(rows, "charge"), _charge),
        notices=_rows(derived.notices, _of(rows, "notice"), _notice),
        approvals=_standing(derived.approvals, _of(rows, "approval")),
        offers=_standing(derived.offers, _of(rows, "offer")),
        covers=_standing(derived.covers, _of(rows, "cover")),
        emits=[e for e in derived.emits if e.key in _of(rows, "emit")],
        figures=[f for f in derived.figures if f.key in _of(rows, "figure")],
        grades=[g for g in derived.grades if g.key in _of(rows, "grade")],
    )


def _standing(derived: list[Any], rows: dict[str, Row]) -> list[Any]:
    """Those that are stored, each in the state that its row says."""
    return [replace(one, state=rows[one.key]["state"]) for one in derived if one.key in rows]


def _of(rows: Mapping[tuple[str, str], Row], kind: str) -> dict[str, Row]:
    return {key: row for (found, key), row in rows.items() if found == kind}


def _rows(derived: list[Any], rows: Mapping[str, Row], read: Any) -> list[Any]:
    """In the order of the derivation; what nothing derives any more comes last."""
    known = {thing.key: thing for thing in derived}
    extra = sorted(key for key, row in rows.items() if key not in known and row["state"] not in GONE)
    return [read(key, rows[key], known.get(key)) for key in [*known, *extra] if key in rows]


def _person(row: Row) -> str | None:
    return None if row["person_id"] is None else str(row["person_id"])


def _clock(key: str, row: Row, known: Clock | None) -> Clock:
    base = known or Clock(key, row["regulation"], row["clause"], row["name"], row["state"], row["started_at"], 0)
    return replace(
        base, state=row["state"], role=row["role"] or None, person=_person(row), ref=row["ref"] or None,
        charged_as=row["charged_as"], started_at=row["started_at"], stopped_at=row["stopped_at"],
        original_due_at=row["original_due_at"], due_at=row["due_at"], late_from=row["late_from"],
        late_state=row["late_state"],
    )  # fmt: skip


def _fault(key: str, row: Row, known: Fault | None) -> Fault:
    base, body = known or Fault(key, row["regulation"], row["clause"], row["state"], row["at"]), row["body"]
    return replace(
        base, state=row["state"], person=_person(row), amount=row["amount"], amount_by=row["amount_by"] or None,
        at=row["at"], reasons=body["reasons"], evidence=body["evidence"], cause=body["cause"],
        dissatisfied=body["dissatisfied"], candidates=body["candidates"], consequence=body["consequence"],
        displaced_by=body["displaced_by"], ref=body["ref"], found_event=body["found_event"],
    )  # fmt: skip


def _fine(key: str, row: Row, known: Fine | None) -> Fine:
    body, person = row["body"], _person(row) or ""
    if known is None:
        known = Fine(key, body["fault"], row["regulation"], row["clause"], person, row["amount"], "", row["state"])
    return replace(
        known, person=person, amount=row["amount"], amount_by=row["amount_by"], outcome=row["state"],
        decided_event=body["decided_event"],
    )  # fmt: skip


def _duty(key: str, row: Row, known: Duty | None) -> Duty:
    body = row["body"]
    base = known or Duty(key, row["regulation"], row["clause"], body["name"], row["at"])
    return replace(base, name=body["name"], role=body["role"], person=_person(row), since=row["at"])


def _charge(key: str, row: Row, known: Charge | None) -> Charge:
    base = known or Charge(key, row["regulation"], row["clause"], None, Decimal())
    return replace(base, payer=_person(row), amount=row["amount"])


def _notice(key: str, row: Row, known: Notice | None) -> Notice:
    body = row["body"]
    base = known or Notice(key, row["regulation"], row["clause"], body["to"], body["about"], row["at"])
    return replace(base, to=body["to"], about=body["about"], person=_person(row))
