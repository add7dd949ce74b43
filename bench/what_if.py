"""Events a second of one core through a whole what-if: reading, both derivations, comparing and writing the answer."""

import datetime as dt
import time

from bench.measure import Figure
from bench.scratch import filled_database
from shouhou.kernel import clock
from shouhou.kernel.testing.minutes import MONDAY
from shouhou.people.public import actor, everybody_with
from shouhou.policy import public as policy
from shouhou.policy.models import Adoption
from shouhou.timeline.models import Subject
from shouhou.workbench import queries
from shouhou.workbench.models import WhatIf, WhatIfPart
from shouhou.workbench.public import work_off
from shouhou.workbench.services.order_what_if import PART, order_what_if

RATE = 1_000_000 / (60 * 2)  # a million events in a minute on two cores
CASES = 4_000


def figures() -> list[Figure]:
    """Cases of ten events, as the bar has them, under 24 hours to answer instead of three."""
    with filled_database(), clock.frozen(MONDAY):
        owner = actor(everybody_with("regulation.adopt", MONDAY)[0], MONDAY)
        draft_id = policy.open_draft(actor=owner, adoption_id=Adoption.objects.get().pk, purpose="24 hours", now=MONDAY)
        draft = policy.draft_for(owner, draft_id)
        edit = policy.Edit(
            "limit", (*policy.clause_place(draft, "FUR-2.1"), "values", "limit", "2014-09-12"), "24h", "limit"
        )
        policy.change_draft(
            actor=owner,
            draft_id=draft_id,
            seen=draft.version,
            edits=[edit],
            settings=draft.settings,
            why="",
            now=MONDAY,
        )
        asked = order_what_if(
            actor=owner,
            draft_id=draft_id,
            since=MONDAY.date() - dt.timedelta(days=4000),
            until=MONDAY.date(),
            now=MONDAY,
        )
        usual = _cases_of_ten_events()
        for place, part in enumerate(WhatIfPart.objects.filter(what_if_id=asked).order_by("number")):
            part.subjects = usual[place * PART : (place + 1) * PART]
            part.save(update_fields=["subjects"]) if part.subjects else part.delete()
        began, worked = time.perf_counter(), time.process_time()
        work_off(asked)
        took, cpu = time.perf_counter() - began, time.process_time() - worked
        progress = queries.progress(WhatIf.objects.get(pk=asked))
        guide = {
            "cases": progress.cases_done, "events": progress.events, "seconds": took, "events_per_second": progress.events / took,
            "million_events_on_two_cores_s": 1_000_000 * cpu / progress.events / 2,
        }  # fmt: skip
        return [Figure("what-if, one core", progress.events / cpu, "events/s of CPU", RATE, least=True, guide=guide)]


def _cases_of_ten_events() -> list[int]:
    """Streams as long as the usual whole case, the newest first."""
    rows = Subject.objects.filter(last_seq=10).order_by("-pk")
    return list(rows.values_list("pk", flat=True)[:CASES])
