"""Comparing what follows from one subject's events under two versions of a regulation. Pure."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from shouhou.policy.engine.shapes import Timeline

KINDS = ("clock", "fault", "fine", "charge")
RUNS = ("running", "paused", "open", "undecided")  # the states of a clock whose limit still matters
NOTHING = Decimal(0)


class Outcome(NamedTuple):
    """One clock, fault, fine or charge: by which clause, how it is called, how it stands, until when, how much, whose."""

    clause: str
    name: str
    state: str
    due_at: dt.datetime | None
    amount: Decimal | None
    person: str


@dataclass
class Tally:
    """How many outcomes of a kind, clause and state there are before and after, and how much money that is."""

    counts: tuple[Counter[tuple[str, str, str]], Counter[tuple[str, str, str]]] = field(
        default_factory=lambda: (Counter(), Counter())
    )
    amounts: tuple[dict[tuple[str, str, str], Decimal], dict[tuple[str, str, str], Decimal]] = field(
        default_factory=lambda: ({}, {})
    )

    def add(self, side: int, outcomes: Mapping[tuple[str, str], Outcome]) -> None:
        counts, amounts = self.counts[side], self.amounts[side]
        for (kind, _key), one in outcomes.items():
            place = (kind, one.clause, one.state)
            counts[place] += 1
            if one.amount is not None:
                amounts[place] = amounts.get(place, NOTHING) + one.amount

    def rows(self) -> list[list[Any]]:
        """As it is stored: kind, clause, state, both counts, both amounts."""
        places = sorted({*self.counts[0], *self.counts[1]})
        return [
            [*place, *(c[place] for c in self.counts), *(f"{a.get(place, NOTHING):f}" for a in self.amounts)]
            for place in places
        ]


def outcomes(timeline: Timeline) -> dict[tuple[str, str], Outcome]:
    """Everything that is compared, by kind and stable key. What an act has confirmed of a fine is not a rule's doing."""
    found = {
        ("clock", c.key): Outcome(c.clause, c.name, c.state, c.due_at, None, c.person or "") for c in timeline.clocks
    }
    found |= {("fault", f.key): Outcome(f.clause, "", f.state, None, f.amount, f.person or "") for f in timeline.faults}
    found |= {("fine", f.key): Outcome(f.clause, "", f.outcome, None, f.amount, f.person) for f in timeline.fines}
    found |= {
        ("charge", c.key): Outcome(c.clause, c.item or "", "proposed", None, c.amount, c.payer or c.payer_role or "")
        for c in timeline.charges
    }
    return found


Line = list[Any]  # kind, clause, name, then state, minute of the limit, amount, person: before, and after


def lines(before: Mapping[tuple[str, str], Outcome], after: Mapping[tuple[str, str], Outcome]) -> list[Line]:
    """Each outcome that is not the same on both sides, as it is stored. Another minute of the limit counts only while the
    clock runs on one side: a promise that was kept or broken anyway has not gone otherwise."""
    found = []
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        if _told(old) != _told(new):
            one = old or new
            assert one  # the key stands on one side at least
            found.append([key[0], one.clause, one.name, *_side(old), *_side(new)])
    return found


def _told(one: Outcome | None) -> Outcome | None:
    return one if one is None or one.state in RUNS else one._replace(due_at=None)


def _side(one: Outcome | None) -> list[Any]:
    if one is None:
        return ["", None, None, ""]
    due = one.due_at.astimezone(dt.UTC).isoformat() if one.due_at else None
    return [one.state, due, f"{one.amount:f}" if one.amount is not None else None, one.person]


@dataclass(frozen=True)
class Row:
    """A line of the result: how many outcomes of a clause stand so, and how much that is, before and after."""

    kind: str
    clause: str
    state: str
    before: int
    after: int
    amount_before: Decimal
    amount_after: Decimal


def merged(results: Iterable[list[list[Any]]]) -> list[Row]:
    """The parts' results as one, by kind, clause and state."""
    sums: dict[tuple[str, str, str], list[Any]] = {}
    for kind, clause, state, *numbers in (row for result in results for row in result):
        one = sums.setdefault((kind, clause, state), [0, 0, NOTHING, NOTHING])
        for place, number in enumerate(numbers):
            one[place] += Decimal(number) if place > 1 else number
    order = {kind: number for number, kind in enumerate(KINDS)}
    return [Row(*place, *sums[place]) for place in sorted(sums, key=lambda p: (order[p[0]], p[1], p[2]))]
