"""Use case: something is decided about a fine after its proposal: appealed, upheld, waived, revoked."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.cases import public as cases
from shouhou.conduct import permissions
from shouhou.kernel.errors import Refused, own_reason
from shouhou.people.public import Actor
from shouhou.policy.engine.shapes import Fine
from shouhou.timeline.public import Recorded

APPEALED = "fine.appealed"

# word: what the fine may be before it
BEFORE = {
    APPEALED: ("proposed", "confirmed"),
    "fine.upheld": ("appealed", "revocation_proposed"),
    "fine.waived": ("proposed", "confirmed", "appealed", "revocation_proposed"),
    "fine.revoked": ("confirmed", "appealed", "revocation_proposed"),
}


@transaction.atomic
def decide_fine(
    *, case_id: int, word: str, fields: Mapping[str, Any], actor: Actor, now: dt.datetime, **envelope: Any
) -> tuple[Recorded, Fine]:
    """Record one of BEFORE; the fine that it decided comes back with it.

    Raises what `record_act` raises, NotAllowed for a decision (an appeal is anybody's), and Refused where the fine that
    is named is not there, or is already past this.
    """
    case = cases.case_for(actor, case_id=case_id)
    if word != APPEALED:
        permissions.must_confirm(actor, case.branch_path)
    recorded = cases.record_act(case_id=case_id, word=word, fields=fields, actor=actor, now=now, **envelope)
    for fine in recorded.derived.timeline.fines:
        if fine.decided_event == recorded.seq and _before(recorded, fine) in BEFORE[word]:
            return recorded, fine
    raise Refused(own_reason("fine", _("There is no such fine, or it is past this decision.")))


def _before(recorded: Recorded, fine: Fine) -> str | None:
    """What the fine was until this decision, as it stood under the lock."""
    change = next((c for c in recorded.derived.changes if (c.kind, c.key) == ("fine", fine.key)), None)
    return change.old["state"] if change and change.old else None
