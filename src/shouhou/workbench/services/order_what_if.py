"""Use case: somebody asks what a draft would have changed in a period; the worker finds out, part by part."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel import clock, jobs
from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.timeline.public import replaying
from shouhou.workbench.models import WhatIf, WhatIfPart

JOB = "workbench.what_if"
PART = 500  # cases of one job
DAY = dt.timedelta(days=1)


@transaction.atomic
def order_what_if(*, actor: Actor, draft_id: int, since: dt.date, until: dt.date, now: dt.datetime) -> int:
    """Every case that was opened on these days (both included) at the draft's branch or below it, under its regulation.

    A draft that changes no adoption asks about all of them. Returns the question's id. Raises NotFound for a draft that
    the actor does not see, Invalid for a period that ends before it begins or lies ahead.
    """
    draft = policy.draft_for(actor, draft_id)
    if until < since:
        raise Invalid({"until": _("The period ends before it begins.")})
    if since > policy.local_day(now):
        raise Invalid({"since": _("This period lies ahead: nothing has happened in it yet.")})
    subjects = replaying.opened_between(
        clock.midnight(since), clock.midnight(until + DAY), branch_path=draft.branch_path,
        regulation=draft.regulation if draft.of_id else "",
    )  # fmt: skip
    what_if = WhatIf.objects.create(
        draft_id=draft.id, content=draft.content, settings=dict(draft.settings), since=since, until=until, as_of=now,
        cases=len(subjects), asked_by_id=actor.id, asked_at=now,
    )  # fmt: skip
    parts = WhatIfPart.objects.bulk_create(
        WhatIfPart(what_if=what_if, number=number, subjects=subjects[first : first + PART])
        for number, first in enumerate(range(0, len(subjects), PART))
    )
    jobs.defer_many(JOB, [{"part_id": part.pk} for part in parts])
    return what_if.pk
