"""Use case: whoever entered the last act takes it back within five minutes. It stays, struck through."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.cases.permissions import visible_case
from shouhou.cases.services.record_act import record_act
from shouhou.kernel.errors import Refused, own_reason
from shouhou.people.public import Actor
from shouhou.timeline import public as timeline

WORD = "event.corrected"


@transaction.atomic
def undo_act(*, case_id: int, seq: int, actor: Actor, now: dt.datetime) -> timeline.Recorded:
    """Void an event by a correction. Refused for another person's, an older, the opening or an already corrected one."""
    case = visible_case(actor, case_id=case_id)
    entry = next((e for e in timeline.history(case.subject_id) if e.seq == seq), None)
    if (
        entry is None
        or entry.recorder_id != actor.id
        or entry.corrected
        or entry.word == WORD
        or seq == 1
        or now - entry.recorded_at > timeline.UNDO_WITHIN
    ):
        says = _(
            "Only your own last entries can be taken back, for five minutes. After that, correct it with a reason."
        )
        raise Refused(own_reason("undo", says))
    return record_act(case_id=case_id, word=WORD, fields={}, actor=actor, now=now, supersedes=seq)
