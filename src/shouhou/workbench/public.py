"""What the command line may ask of the workbench: a what-if, in the name of whoever has begun the draft."""

import datetime as dt
from typing import Any

from shouhou.kernel import clock
from shouhou.kernel.public import installation
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.workbench import queries
from shouhou.workbench.models import WhatIf
from shouhou.workbench.services.derive_part import derive_next
from shouhou.workbench.services.order_what_if import order_what_if

__all__ = ["answer", "ask", "is_cancelled", "work_off"]


def ask(*, draft_id: int, since: dt.date, until: dt.date) -> int:
    """Put a question about a period, both days included. Raises NotFound and Invalid as `order_what_if` does."""
    with clock.shifted(installation(fresh=True).clock_offset):
        now = clock.now()
        actor = people.actor(policy.opener_of(draft_id), now)
        return order_what_if(actor=actor, draft_id=draft_id, since=since, until=until, now=now)


def work_off(what_if_id: int) -> None:
    """Answer part after part, until none is free."""
    with clock.shifted(installation(fresh=True).clock_offset):
        while derive_next(what_if_id=what_if_id, now=clock.now()):
            pass


def is_cancelled(what_if_id: int) -> bool:
    return WhatIf.objects.filter(pk=what_if_id, cancelled_at__isnull=False).exists()


def answer(what_if_id: int) -> dict[str, Any]:
    """The answer so far, as plain values."""
    what_if = WhatIf.objects.get(pk=what_if_id)
    progress = queries.progress(what_if)
    return {
        "what_if": what_if.pk, "draft": what_if.draft_id, "from": str(what_if.since), "to": str(what_if.until),
        "as_of": what_if.as_of.isoformat(), "cases": what_if.cases, "events": progress.events, "failed": progress.failed,
        "parts_left": progress.parts - progress.parts_done, "differing": queries.differing_count(what_if),
        "rows": [
            {
                "kind": r.kind, "clause": r.clause, "state": r.state, "before": r.before, "after": r.after,
                "amount_before": f"{r.amount_before:f}", "amount_after": f"{r.amount_after:f}",
            }
            for r in queries.rows_of(what_if)
        ],
    }  # fmt: skip
