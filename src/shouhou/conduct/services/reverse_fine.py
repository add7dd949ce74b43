"""Use case: a confirmed fine is taken back: its ground has gone, or an appeal was upheld. A counter-entry, no deletion."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.cases import public as cases
from shouhou.conduct import permissions, queries
from shouhou.conduct.models import LedgerLine
from shouhou.conduct.services.enter_line import enter_line
from shouhou.kernel.errors import Reason, Refused
from shouhou.people.public import Actor
from shouhou.timeline.public import Recorded

WORD = "fine.revoked"


@transaction.atomic
def reverse_fine(
    *, case_id: int, fields: Mapping[str, Any], actor: Actor, now: dt.datetime, **envelope: Any
) -> Recorded:
    """Record the revocation and add the counter-entry to this month's ledger; a closed month is not reopened."""
    case = cases.case_for(actor, case_id=case_id)
    permissions.must_confirm(actor, case.branch_path)
    recorded = cases.record_act(case_id=case_id, word=WORD, fields=fields, actor=actor, now=now, **envelope)
    fine = next((f for f in recorded.derived.timeline.fines if f.decided_event == recorded.seq), None)
    line = queries.line_of_fine(case.subject_id, fine.key) if fine else None
    if line is None:
        raise Refused(Reason("", "ledger_line", {"en": _("This fine does not stand in the ledger.")}))
    counter_entry = LedgerLine(
        subject_id=line.subject_id, fine_key=line.fine_key, person_id=line.person_id, regulation=line.regulation,
        clause=line.clause, amount_by=line.amount_by, amount=-line.amount, entered_at=now, entered_by_id=actor.id,
        event_seq=recorded.seq, reverses=line,
    )  # fmt: skip
    enter_line(counter_entry, occurred_at=recorded.event.occurred_at)
    return recorded
