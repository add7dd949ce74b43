"""The first start on an empty database: the demo organisation with thirty cases of all kinds, dated so that some clocks
run and some are late right now. History follows by the worker (`history.py`)."""

import datetime as dt
from pathlib import Path

from django.db import transaction

from shouhou.config import environment
from shouhou.config.demo import playing
from shouhou.config.demo.division import make_division
from shouhou.config.demo.organisation import FOUNDED, PASSWORD, logins, make_organisation
from shouhou.config.scenarios.queue import let_time_pass
from shouhou.kernel import clock, jobs
from shouhou.kernel.public import installation
from shouhou.people.public import nobody_yet

FOLDER = Path(__file__).parent / "cases"
FIRST_START = dt.datetime(2026, 3, 10, 10, 0)  # noqa: DTZ001 (the files' local minute)
HISTORY_JOB = "demo.fill_history"


def demo() -> list[str]:
    """The demo organisation, on an empty database. SHOUHOU_DEMO=0 leaves the database empty."""
    if installation(fresh=True).is_demo:
        return logins()
    if environment.text("SHOUHOU_DEMO", "1") == "0" or installation().organisation or not nobody_yet():
        return []
    now = clock.minute(clock.now())
    with transaction.atomic():  # all or nothing: a start that was cut short begins anew
        group_id = make_organisation(now=now)
        make_cases(now=now)
        make_division(group_id=group_id, founded=FOUNDED, now=now, password=PASSWORD)
        let_time_pass()
        jobs.defer(HISTORY_JOB, lock=HISTORY_JOB)
    return logins()


def make_cases(*, now: dt.datetime) -> int:
    """Play the thirty cases, the oldest request first. Returns how many."""
    by = now - FIRST_START.replace(tzinfo=clock.zone())
    scenarios = [
        scenario
        for file in sorted(FOLDER.glob("*.yaml"))
        for scenario in playing.read(playing.moved(file.read_text("utf-8"), lambda at: at + by), file.name)
    ]
    for scenario in sorted(scenarios, key=lambda s: s.steps[0].at):
        playing.play(scenario, passing=lambda: None)
    return len(scenarios)
