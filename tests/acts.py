"""Short words for acts on a case, with the passing of time."""

import datetime as dt
from typing import Any

from shouhou.cases.public import Registered
from shouhou.kernel import clock
from shouhou.people.public import Actor
from shouhou.timeline import public as timeline
from shouhou.timeline.models import Clock, Consequence
from shouhou.web.services.act import act
from tests.jobs import work_off

MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
FINE = {"clause": "FUR-2.1"}


def do(case: Registered, word: str, actor: Actor, now: dt.datetime, **given: Any) -> timeline.Recorded:
    """Record a word on a case. What the envelope knows goes there; everything else is a field of the word."""
    known = ("at", "role", "ref", "channel", "supersedes", "measured", "backdated", "expected_seq")
    envelope = {name: given.pop(name) for name in known if name in given}
    return act(case_id=case.case_id, word=word, fields=given, actor=actor, now=now, **envelope)


def pass_time(now: dt.datetime) -> list[str]:
    """Let the sweep and its jobs catch up with this instant; say which jobs ran."""
    with clock.frozen(now):
        timeline.sweep(now=now)
        return work_off()


def clock_of(case: Registered, name: str) -> Clock:
    """The stored clock of a name: the last round."""
    return Clock.objects.filter(subject_id=case.subject_id, name=name).order_by("started_at", "pk").last()  # type: ignore[return-value]


def states(case: Registered, kind: str) -> dict[str, str]:
    """The stored consequences of a kind: clause to state."""
    return dict(Consequence.objects.filter(subject_id=case.subject_id, kind=kind).values_list("clause", "state"))


def verified(now: dt.datetime) -> list[str]:
    """What `verify` finds."""
    return [finding.problem for finding in timeline.verify(now=now)]
