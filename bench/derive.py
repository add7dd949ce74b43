"""Events a second through the rules alone: no database, one core."""

import datetime as dt
import statistics
from collections.abc import Callable, Sequence
from typing import Any

from bench.measure import Figure, taking_turns
from bench.plots import PLOTS, Step
from shouhou.kernel.testing.minutes import MONDAY
from shouhou.policy.clauses.load import all_packs
from shouhou.policy.engine.adopted import Adopted
from shouhou.policy.engine.derive import derive
from shouhou.policy.engine.shapes import Event

RATE, CASE_MS = 20_000.0, 2.0
ZONE = dt.timezone(dt.timedelta(hours=8))


def figures() -> list[Figure]:
    """A case of ten events, and with five and seventy-five blocks; what the trace costs on demand."""
    usual = _history(PLOTS[-1].steps)
    found = []
    for name, events in (("10", usual), ("30", _blocked(usual, 5)), ("310", _blocked(usual, 75))):
        plain, traced = taking_turns(_derivation(events, trace=False), _derivation(events, trace=True), rounds=101)
        took, with_trace = statistics.median(plain), statistics.median(traced)
        guide = {"case_ms": took * 1000, "traced_ms": with_trace * 1000}
        found.append(Figure(f"derive, {name} events", len(events) / took, "events/s", RATE, least=True, guide=guide))
        if name == "30":
            found.append(Figure("derive, the case of 30 events", took * 1000, "ms", CASE_MS))
    return found


def _history(steps: Sequence[Step]) -> list[Event]:
    people = {"mei": "1", "hua": "2", "tao": "3", "lin": "4", None: None}
    return [
        Event(
            id=number, word=step.word, at=MONDAY + step.after, recorded_at=MONDAY + step.after, by=people[step.by],
            role=step.role, data={name: people.get(str(value), value) for name, value in step.fields.items()},
        )
        for number, step in enumerate(steps, 1)
    ]  # fmt: skip


def _blocked(events: Sequence[Event], times: int) -> list[Event]:
    """The same case, whose engineer was held up so often on the way; the user reminded us each time."""
    departed = next(e for e in events if e.word == "visit.departed")
    more: list[Event] = []
    for number in range(times):
        at = departed.at + dt.timedelta(minutes=4 * number)
        for word, by, role, data in (
            ("block.reported", "3", "engineer", {"step": "arrival", "cause": "user", "began_at": at}),
            ("block.confirmed", "4", "manager", {}),
            ("request.urged", None, "customer", {}),
            ("block.cleared", "3", "engineer", {}),
        ):
            when = at + dt.timedelta(minutes=len(more) % 4)
            more.append(
                Event(id=len(events) + len(more) + 1, word=word, at=when, recorded_at=when, by=by, role=role, data=data)
            )
    return sorted([*events, *more], key=lambda e: e.at)


def _derivation(events: Sequence[Event], *, trace: bool) -> Callable[[], object]:
    adopted = [Adopted(all_packs()["furnace-maker"], {"dissatisfaction_fine": "replace"})]
    facts: dict[str, Any] = {"given": {}, "holders": []}
    now = events[-1].at + dt.timedelta(days=1)
    return lambda: derive(adopted, {}, events, facts, now, zone=ZONE, trace=trace)
