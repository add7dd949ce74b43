"""Use case: the words of an entry are erased at somebody's request (PIPL); what happened and when stays."""

import datetime as dt

from django.db import transaction

from shouhou.cases.permissions import ERASE, visible_case
from shouhou.people.public import Actor
from shouhou.timeline import public as timeline


@transaction.atomic
def erase_words(*, case_id: int, seq: int, actor: Actor, now: dt.datetime) -> None:
    """Blank the free text of one event for good. Twice is once.

    Raises NotFound outside the actor's scope or where the entry has no words, NotAllowed without the permission.
    """
    case = visible_case(actor, case_id=case_id)
    actor.must(ERASE, case.branch_path)
    timeline.erase_content(subject_id=case.subject_id, seq=seq, by=actor.id, now=now)
