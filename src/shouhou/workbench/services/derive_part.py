"""Use case: some cases of a what-if are derived twice, by what they follow and by the draft, and compared."""

import datetime as dt
import json
import logging
from typing import Any

from django.db import transaction

from shouhou.policy import public as policy
from shouhou.timeline.public import replaying
from shouhou.workbench import queries, rules
from shouhou.workbench.models import WhatIfCase, WhatIfPart

log = logging.getLogger(__name__)


@transaction.atomic
def derive_part(*, part_id: int, now: dt.datetime) -> None:
    """Nothing is written but the answer. Running it twice changes nothing; a question that was cancelled is not answered."""
    part = queries.locked_part(part_id)
    if part is not None:
        answer_part(part, now)


@transaction.atomic
def derive_next(*, what_if_id: int, now: dt.datetime) -> bool:
    """The same of the next part that nobody is at work on. Whether there was one."""
    part = queries.locked_next_part(what_if_id)
    if part is not None:
        answer_part(part, now)
    return part is not None and part.what_if.cancelled_at is None


def answer_part(part: WhatIfPart, now: dt.datetime) -> None:
    """Derive and compare a held part's cases. A case that cannot be derived is counted and named, and holds up none."""
    what_if = part.what_if
    if what_if.cancelled_at is not None:
        return
    version = policy.Version(what_if.draft.regulation, what_if.content, what_if.settings)
    tally, differing, known = rules.Tally(), list[WhatIfCase](), dict[tuple[str, str, str], Any]()
    for one in replaying.told(part.subjects):
        alike = (one.kind, one.adopted, one.branch_path)
        if alike not in known:
            adopted = json.loads(one.adopted)
            known[alike] = policy.prepared(adopted, one.kind, version, one.branch_path, what_if.as_of)
        try:
            facts = policy.parsed_facts(one.facts, one.kind)
            before, after = (
                rules.outcomes(policy.replay(side, one.events, facts, what_if.as_of, one.kind)) for side in known[alike]
            )
        except Exception:
            log.exception("what-if %s: subject %s was not derived", what_if.pk, one.subject_id)
            part.failed += 1
            differing.append(WhatIfCase(part=part, subject_id=one.subject_id, lines=[]))
            continue
        tally.add(0, before)
        tally.add(1, after)
        part.events += len(one.events)
        if lines := rules.lines(before, after):
            differing.append(WhatIfCase(part=part, subject_id=one.subject_id, lines=lines))
    WhatIfCase.objects.bulk_create(differing)
    part.result, part.done_at = tally.rows(), now
    part.save(update_fields=["result", "done_at", "events", "failed"])
