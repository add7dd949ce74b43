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
    answering = [c.person for c in derived.clocks] + [f.person for f in derived.faults]
    answering += [f.person for f in derived.fines]
    found |= {int(person) for person in answering if person and person.isdecimal()}
    words = policy.vocabulary("case").words
    for entry in history:
        for name, value in entry.data.items():
            if words[entry.word].fields[name].type == "person" and str(value).isdecimal():
                found.add(int(value))
    return found
