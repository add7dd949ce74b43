"""What the contexts above may ask of dispatch."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from shouhou.dispatch import queries
from shouhou.dispatch.rules import MOVES
from shouhou.dispatch.services.move_visit import move_visit
from shouhou.dispatch.services.plan_visit import plan_visit
from shouhou.timeline.public import Recorded

__all__ = ["ACTS", "VisitFacts", "visits_of_case", "visits_of_engineer"]

# The words that this context records: each with the service that does it.
ACTS: Mapping[str, Callable[..., Recorded]] = {
    "visit.planned": plan_visit,
    **{word: partial(move_visit, word=word) for word in MOVES},
}


@dataclass(frozen=True)
class VisitFacts:
    """A visit as other contexts see it."""

    number: str
    case_id: int
    case_number: str
    customer: str
    summary: str
    engineer_id: int
    engineer: str
    arrive_by: dt.datetime | None
    state: str
    arrived_at: dt.datetime | None


def _facts(visit: Any) -> VisitFacts:  # a Visit with the names that `queries.with_names` annotates
    return VisitFacts(
        visit.number, visit.case_id, visit.case_number, visit.customer_name, visit.summary, visit.engineer_id,
        visit.engineer_name, visit.arrive_by, visit.state, visit.arrived_at,
    )  # fmt: skip


def visits_of_case(case_id: int) -> list[VisitFacts]:
    """The visits of a case that the caller has been allowed to see."""
    return [_facts(v) for v in queries.with_names().filter(case_id=case_id).order_by("planned_at")]


def visits_of_engineer(engineer_id: int) -> list[VisitFacts]:
    """Somebody's open visits, the next first."""
    return [_facts(v) for v in queries.open_visits(engineer_id)]
