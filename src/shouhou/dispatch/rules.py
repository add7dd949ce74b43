"""Which visits a case's events tell of. Pure: events in, visits out."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from shouhou.timeline.public import Happened

PLANNED, HANDED_OVER = "visit.planned", "task.assigned"

# word: (the visit's state from then on, the column that keeps the minute)
MOVES = {
    "visit.departed": ("travelling", "departed_at"),
    "visit.arrived": ("on_site", "arrived_at"),
    "work.done": ("done", "done_at"),
    "case.cancelled": ("cancelled", "done_at"),
    "case.merged": ("cancelled", "done_at"),
}
ENDED = ("done", "cancelled")


@dataclass
class Going:
    """One going to a site, as the events have it."""

    engineer_id: int
    planned_at: dt.datetime
    arrive_by: dt.datetime | None = None
    state: str = "planned"
    departed_at: dt.datetime | None = None
    arrived_at: dt.datetime | None = None
    done_at: dt.datetime | None = None


def goings(events: Iterable[Happened]) -> list[Going]:
    """The visits, in the order in which they were planned. `events` stand in the order in which they happened.

    A visit planned anew before it arrived is the same visit; after that, the next one.
    """
    found: list[Going] = []
    for event in events:
        going = found[-1] if found and found[-1].state not in ENDED else None
        if event.word == PLANNED:
            if going and going.arrived_at:
                going.state, going.done_at = "done", event.at
            if going is None or going.arrived_at:
                found.append(Going(0, event.at))
            going = found[-1]
            going.engineer_id, going.planned_at = int(event.data["engineer"]), event.at
            going.arrive_by, going.state, going.departed_at = event.data.get("arrive_by"), "planned", None
        elif going and event.word == HANDED_OVER and event.data["duty"] == "engineer":
            going.engineer_id = int(event.data["person"])
        elif going and event.word in MOVES:
            going.state, column = MOVES[event.word]
            setattr(going, column, event.at)
    return found
