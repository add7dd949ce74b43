"""Use case: somebody else decides about an objection to an assessment."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, NotFound, Refused, own_reason
from shouhou.kpis import permissions, queries
from shouhou.kpis.models import Objection
from shouhou.people.public import Actor

DECISIONS = ("accepted", "rejected")


@transaction.atomic
def decide_objection(*, sheet_id: int, decision: str, words: str, actor: Actor, now: dt.datetime) -> Objection:
    """An accepted objection calls for the records to be corrected and the month to be closed again.

    Raises NotFound or NotAllowed outside the actor's branches, Invalid without words, Refused where none waits and for
    one's own.
    """
    sheet = queries.locked_sheet(sheet_id)
    if sheet is None or not actor.may(permissions.SEE, sheet.branch.path):
        raise NotFound
    actor.must(permissions.CLOSE, sheet.branch.path)
    if sheet.person_id == actor.id:
        raise Refused(own_reason("another_person", _("Nobody decides about their own objection.")))
    if decision not in DECISIONS:
        raise Invalid({"decision": _("Accept it or reject it.")})
    if not words.strip():
        raise Invalid({"words": _("Say why.")})
    objection = Objection.objects.filter(sheet=sheet, decision="").first()
    if objection is None:
        raise Refused(own_reason("objection", _("No objection waits here.")))
    objection.decision, objection.words = decision, words.strip()
    objection.decided_at, objection.decided_by_id = now, actor.id
    objection.save(update_fields=["decision", "words", "decided_at", "decided_by"])
    return objection
