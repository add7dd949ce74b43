"""Use case: the rows of a case's visits follow its stream: planned, moved on, corrected, handed over."""

import datetime as dt
from dataclasses import asdict

from django.db import transaction

from shouhou.dispatch import queries, rules
from shouhou.dispatch.models import Visit
from shouhou.kernel.numbers import next_number
from shouhou.timeline import public as timeline

AHEAD = dt.timedelta(minutes=1)  # so far the clock of a door may run before ours


@transaction.atomic
def follow_visits(*, case_id: int, subject_id: int, now: dt.datetime) -> None:
    """Bring the rows to what the standing events tell. A visit that was never planned after all is called off.

    Running it twice changes nothing.
    """
    visits = queries.locked_visits(case_id)
    goings = rules.goings(timeline.standing_events(subject_id, now + AHEAD))
    for visit in visits[len(goings) :]:
        if visit.state not in rules.ENDED:
            visit.state, visit.done_at = Visit.State.CANCELLED, now
            visit.save()
    for place, going in enumerate(goings):
        visit = visits[place] if place < len(visits) else Visit(number=next_number("V"), case_id=case_id)
        for name, value in asdict(going).items():
            setattr(visit, name, value)
        visit.save()
