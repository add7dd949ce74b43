"""Reading what-if questions and their answers, and the lock of a part."""

import datetime as dt
from dataclasses import dataclass

from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.workbench import rules
from shouhou.workbench.models import WhatIf, WhatIfCase, WhatIfPart


@dataclass(frozen=True)
class Progress:
    """How far a question is. `ended_at` is set when the last part is done."""

    cases: int
    cases_done: int
    parts: int
    parts_done: int
    events: int
    failed: int
    ended_at: dt.datetime | None

    @property
    def is_done(self) -> bool:
        return self.parts == self.parts_done

    @property
    def percent(self) -> int:
        return 100 if self.is_done else 100 * self.parts_done // self.parts


def locked_part(part_id: int) -> WhatIfPart | None:
    """A part that is still to be done, held until the transaction ends; None where it is done or gone."""
    found = WhatIfPart.objects.select_for_update(of=("self",)).select_related("what_if")
    return found.filter(pk=part_id, done_at=None).first()


def locked_next_part(what_if_id: int) -> WhatIfPart | None:
    """The next part that nobody is at work on, held; None where there is none."""
    rows = WhatIfPart.objects.select_for_update(skip_locked=True, of=("self",)).select_related("what_if")
    return rows.filter(what_if_id=what_if_id, done_at=None).order_by("number").first()


def visible_what_if(actor: Actor, what_if_id: int) -> WhatIf | None:
    """A question about a draft that the reader sees."""
    found = WhatIf.objects.select_related("asked_by", "draft").filter(pk=what_if_id).first()
    if found is None:
        return None
    try:
        policy.draft_for(actor, found.draft_id)
    except NotFound:
        return None
    return found


def progress(what_if: WhatIf) -> Progress:
    parts = list(what_if.parts.values_list("done_at", "events", "failed", "subjects__len"))
    done = [part for part in parts if part[0]]
    last = max((part[0] for part in done if part[0]), default=what_if.asked_at)
    ended = last if len(done) == len(parts) else None
    return Progress(
        what_if.cases, sum(p[3] or 0 for p in done), len(parts), len(done), sum(p[1] for p in done),
        sum(p[2] for p in done), ended,
    )  # fmt: skip


def rows_of(what_if: WhatIf) -> list[rules.Row]:
    """The answer so far, by kind, clause and state."""
    return rules.merged(what_if.parts.exclude(done_at=None).order_by("number").values_list("result", flat=True))


def differing(what_if: WhatIf, *, after: int = 0, limit: int = 50) -> list[WhatIfCase]:
    """Cases that would have gone otherwise, behind this id."""
    rows = WhatIfCase.objects.filter(part__what_if=what_if, pk__gt=after).order_by("pk")
    return list(rows[:limit])


def differing_count(what_if: WhatIf) -> int:
    return WhatIfCase.objects.filter(part__what_if=what_if).count()


def what_ifs_of(draft_id: int) -> list[WhatIf]:
    """The newest questions about a draft."""
    return list(WhatIf.objects.filter(draft_id=draft_id).select_related("asked_by").order_by("-pk")[:20])
