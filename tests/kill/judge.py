"""Run beside the stopped product: what was acknowledged is there once, and everything else follows from it.

Reads acknowledgements from a JSON file, prints what is wrong, one line each.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django


def main(acknowledged: Path, seeded: int) -> int:
    django.setup()
    wrong = list(_wrong(json.loads(acknowledged.read_text()), seeded))
    print(*wrong, sep="\n")
    return bool(wrong)


def _wrong(acknowledged: list[list[Any]], seeded: int) -> Iterator[str]:
    from shouhou.kernel import clock
    from shouhou.timeline.public import verify

    yield from _events(acknowledged, seeded)
    yield from (f"subject {finding.subject_id}: {finding.problem}" for finding in verify(now=clock.now()))
    yield from _changes()
    yield from _listed_rows()
    yield from _queue()


def _events(acknowledged: list[list[Any]], seeded: int) -> Iterator[str]:
    """Every acknowledged event once, and none that nobody was told of. The seed's cases have one event each."""
    from shouhou.cases.models import Case
    from shouhou.timeline.models import Event

    numbers = dict(Case.objects.values_list("subject_id", "number"))
    stored = Counter((numbers[s], seq, word) for s, seq, word in Event.objects.values_list("subject_id", "seq", "word"))
    told = Counter((number, seq, word) for number, seq, word in acknowledged)
    yield from (f"acknowledged, but not there: {event}" for event in told - stored)
    unknown = stored - told
    if len(unknown) != seeded or {word for _number, _seq, word in unknown} - {"request.received"}:
        yield f"{len(unknown)} events that nobody was told of; the seed made {seeded}"


def _changes() -> Iterator[str]:
    """A clock was missed once, however often its job ran."""
    from shouhou.timeline.models import Clock, Decision

    turned = Counter(Decision.objects.filter(kind="clock", new__state="missed").values_list("subject_id", "key"))
    missed = set(Clock.objects.filter(state="missed").values_list("subject_id", "key"))
    yield from (f"missed {times} times: {clock}" for clock, times in turned.items() if times != 1)
    yield from (f"missed, but no decision says so: {clock}" for clock in missed - turned.keys())


def _listed_rows() -> Iterator[str]:
    from shouhou.cases.models import Case
    from shouhou.cases.services.follow_stream import show
    from shouhou.timeline import public as timeline
    from shouhou.timeline.models import Subject

    shown = (
        "state",
        "is_open",
        "engineer_id",
        "people",
        "next_late_from",
        "next_clause",
        "next_clock",
        "next_person_id",
        "paused_clause",
        "paused_clock",
        "paused_cause",
        "worst",
        "missed",
    )
    derived_at = dict(Subject.objects.values_list("pk", "derived_at"))
    for case in Case.objects.all():
        listed = {name: getattr(case, name) for name in shown}
        show(case, timeline.head(case.subject_id, derived_at[case.subject_id]))
        yield from (
            f"case {case.number} lists {name} {listed[name]}, its stream says {getattr(case, name)}"
            for name in shown
            if listed[name] != getattr(case, name)
        )


def _queue() -> Iterator[str]:
    from procrastinate.contrib.django.models import ProcrastinateJob

    stuck = ProcrastinateJob.objects.filter(status__in=("doing", "failed", "aborted"))
    yield from (f"job {job.pk} {job.task_name} is {job.status}" for job in stuck)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
