"""Use case: a confirmed fine is taken back: its ground has gone, or an appeal was upheld. A counter-entry, no deletion."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.conduct import queries
from shouhou.conduct.models import LedgerLine
from shouhou.conduct.services.decide_fine import decide_fine
from shouhou.conduct.services.enter_line import enter_line
from shouhou.kernel.errors import Refused, own_reason
from shouhou.people.public import Actor
from shouhou.timeline.public import Recorded

REVOKED = "fine.revoked"


@transaction.atomic
def reverse_fine(
    *, case_id: int, word: str, fields: Mapping[str, Any], actor: Actor, now: dt.datetime, **envelope: Any
) -> Recorded:
    """Record that a fine is revoked or waived, and add the counter-entry to this month's ledger.

    A fine that was waived before anybody confirmed it has no line, and needs none. Raises what `decide_fine` raises,
    and Refused where there is nothing to revoke.
    """
    recorded, fine = decide_fine(case_id=case_id, word=word, fields=fields, actor=actor, now=now, **envelope)
    line = queries.standing_line(recorded.event.subject_id, fine.key)
    if line is None:
        if word == REVOKED:
            raise Refused(own_reason("ledger_line", _("This fine does not stand in the ledger.")))
        return recorded
    counter_entry = LedgerLine(
        subject_id=line.subject_id, fine_key=line.fine_key, person_id=line.person_id, regulation=line.regulation,
        clause=line.clause, amount_by=line.amount_by, amount=-line.amount, entered_at=now, entered_by_id=actor.id,
        event_seq=recorded.seq, reverses=line,
    )  # fmt: skip
    enter_line(counter_entry)
    return recorded
