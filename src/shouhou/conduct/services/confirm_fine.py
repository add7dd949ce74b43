"""Use case: a proposed fine is confirmed. It enters the ledger under a number without a gap."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.cases import public as cases
from shouhou.conduct import permissions, queries
from shouhou.conduct.models import LedgerLine
from shouhou.conduct.services.enter_line import enter_line
from shouhou.kernel.errors import Refused, own_reason
from shouhou.people.public import Actor
from shouhou.timeline.public import Recorded

WORD = "fine.confirmed"


@transaction.atomic
def confirm_fine(
    *, case_id: int, fields: Mapping[str, Any], actor: Actor, now: dt.datetime, **envelope: Any
) -> Recorded:
    """Record the confirmation and add the ledger line: amount and clause as derived, the month of the confirmation.

    Raises what `record_act` raises; Refused where no such fine is proposed or it stands in the ledger already.
    """
    case = cases.case_for(actor, case_id=case_id)
    permissions.must_confirm(actor, case.branch_path)
    recorded = cases.record_act(case_id=case_id, word=WORD, fields=fields, actor=actor, now=now, **envelope)
    fine = next(
        (
            f
            for f in recorded.derived.timeline.fines
            if f.decided_event == recorded.seq and queries.line_of_fine(case.subject_id, f.key) is None
        ),
        None,
    )
    if fine is None:
        raise Refused(own_reason("fine", _("No such fine is proposed, or it stands in the ledger already.")))
    line = LedgerLine(
        subject_id=case.subject_id, fine_key=fine.key, person_id=int(fine.person), regulation=fine.regulation,
        clause=fine.clause, amount_by=fine.amount_by, amount=fine.amount, entered_at=now, entered_by_id=actor.id,
        event_seq=recorded.seq,
    )  # fmt: skip
    enter_line(line)
    return recorded
