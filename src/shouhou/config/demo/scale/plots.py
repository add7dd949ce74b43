"""How the lives of the many cases go."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
GOOD = {"service": "good", "manner": "good", "skill": "good"}


@dataclass(frozen=True)
class Step:
    """One act of a plot: so long after the request, by whoever plays the role. Fields `engineer` and `person` name the
    engineer."""

    after: dt.timedelta
    word: str
    role: str
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Plot:
    """How often it comes in a thousand, whether a visit is needed, and the acts after the request."""

    often: int
    visit_needed: bool
    steps: tuple[Step, ...]


def _step(after: dt.timedelta, word: str, role: str, **fields: Any) -> Step:
    return Step(after, word, role, fields)


_ANSWERED = _step(40 * MINUTE, "request.answered", "desk", channel="phone")
_SOLVED = _step(3 * HOUR, "solution.proposed", "technician", text="现场检漏，更换密封件", visit_needed=True)
_ADVISED = _step(2 * HOUR, "solution.proposed", "technician", text="电话指导复位并校对参数", visit_needed=False)
_PLANNED = _step(4 * HOUR, "visit.planned", "manager", engineer="")
_DEPARTED = _step(20 * HOUR, "visit.departed", "engineer")
_CLOSED = (
    _step(4 * DAY + 4 * HOUR, "followup.recorded", "desk", **GOOD),
    _step(4 * DAY + 5 * HOUR, "file.closed", "desk"),
)


def _work(from_: dt.timedelta) -> tuple[Step, ...]:
    return (
        _step(from_, "visit.arrived", "engineer"),
        _step(from_ + 4 * HOUR, "work.done", "engineer", text="更换密封件，检漏合格"),
        _step(from_ + 5 * HOUR, "signoff.signed", "customer"),
    )


def _found(cause: str) -> Step:
    return _step(
        4 * DAY, "fault.found", "manager", clause="FUR-2.3", person="", cause=cause, dissatisfied=False
    )  # fmt: skip


PLOTS = (
    Plot(240, True, (_ANSWERED, _SOLVED, _PLANNED, _DEPARTED, *_work(25 * HOUR), *_CLOSED)),
    Plot(420, False, (_ANSWERED, _ADVISED, _step(5 * HOUR, "signoff.signed", "customer"), *_CLOSED)),
    Plot(290, False, (_step(30 * MINUTE, "case.cancelled", "desk", reason="用户自行解决"),)),
    Plot(18, True, (_ANSWERED, _SOLVED, _PLANNED, *_work(77 * HOUR), _found("user"), *_CLOSED)),
    Plot(2, True, (_ANSWERED, _SOLVED, _PLANNED, *_work(77 * HOUR), _found("own"))),
    Plot(15, True, (_ANSWERED, _SOLVED, _PLANNED)),
    Plot(10, True, (_ANSWERED,)),
    Plot(5, True, ()),
)
