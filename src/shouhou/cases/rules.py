"""Pure rules of cases."""

from collections.abc import Iterable

from shouhou.policy import public as policy
from shouhou.policy.engine.shapes import Timeline
from shouhou.timeline.public import Entry


def people_told_of(history: Iterable[Entry], derived: Timeline, engineer_id: int | None = None) -> set[int]:
    """The ids of everybody whom a case's history or outcome names."""
    history = list(history)
    ids = {e.actor_id for e in history} | {e.recorder_id for e in history} | {engineer_id}
    found = {i for i in ids if i}
    for thing in [*derived.clocks, *derived.faults, *derived.fines]:
        if thing.person and thing.person.isdigit():
            found.add(int(thing.person))
    words = policy.vocabulary("case").words
    for entry in history:
        for name, value in entry.data.items():
            if words[entry.word].fields[name].type == "person" and str(value).isdigit():
                found.add(int(value))
    return found
