"""Use case: a role on several cases is handed over to one person. Each case for itself: what one refuses, another takes."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from shouhou.cases import permissions
from shouhou.cases.services.record_act import record_act
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Refused, ShouhouError, Undecided
from shouhou.people.public import Actor

WORD = "task.assigned"
MOST = 100


@dataclass(frozen=True)
class HandedOver:
    """What became of one case: `error` is None where the role was handed over."""

    number: str
    error: ShouhouError | None = None


def hand_over_cases(
    *, numbers: Iterable[str], duty: str, person: str, actor: Actor, now: dt.datetime
) -> list[HandedOver]:
    """Hand over the role `duty` (engineer, desk, ...) on each of these cases; at most a hundred. One result for each.

    Nothing is raised for a single case: its error says why it stays as it is.
    """
    found = []
    for number in list(dict.fromkeys(numbers))[:MOST]:
        try:
            case = permissions.visible_case(actor, number=number)
            record_act(case_id=case.pk, word=WORD, fields={"duty": duty, "person": person}, actor=actor, now=now)
            found.append(HandedOver(number))
        except (Invalid, NotAllowed, NotFound, Refused, Undecided) as error:
            found.append(HandedOver(number, error))
    return found
