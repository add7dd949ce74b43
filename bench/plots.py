"""How the lives of the bench's cases go: a few plots, each played by very many cases at different minutes."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """One event: so long after the request, by somebody of the cast (None: the customer)."""

    after: dt.timedelta
    word: str
    by: str | None = None
    role: str = "customer"
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Plot:
    """`cases` of them, the youngest `youngest` before the last minute and the rest spread over `spread` before that."""

    cases: int
    youngest: dt.timedelta
    spread: dt.timedelta
    steps: tuple[Step, ...]


def request(**more: Any) -> Step:
    return Step(0 * MINUTE, "request.received", fields={"channel": "phone", "kind": "repair", **more})


ANSWERED = Step(40 * MINUTE, "request.answered", "mei", "desk")
SOLVED = Step(3 * HOUR, "solution.proposed", "hua", "technician")
PLANNED = Step(4 * HOUR, "visit.planned", "lin", "manager", {"engineer": "tao"})

PLOTS = (
    Plot(10_000, MINUTE, 50 * MINUTE, (request(visit_needed=True),)),
    Plot(1_000, MINUTE, 2 * HOUR, (request(),)),
    Plot(3_000, 4 * DAY, 30 * DAY, (request(visit_needed=True), ANSWERED, SOLVED, PLANNED)),
    Plot(
        6_000, 40 * DAY, 700 * DAY,
        (
            request(visit_needed=True), ANSWERED, SOLVED, PLANNED,
            Step(20 * HOUR, "visit.departed", "tao", "engineer"),
            Step(25 * HOUR, "visit.arrived", "tao", "engineer"),
            Step(29 * HOUR, "work.done", "tao", "engineer"),
            Step(30 * HOUR, "signoff.signed", "tao", "engineer"),
            Step(4 * DAY, "followup.recorded", "mei", "desk"),
            Step(5 * DAY, "file.closed", "mei", "desk"),
        ),
    ),
)  # fmt: skip
