"""Use case: a person objects to their closed assessment, with a reason."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, NotFound, Refused, own_reason
from shouhou.kpis import queries
from shouhou.kpis.models import Objection
from shouhou.people.public import Actor


@transaction.atomic
def object_to_sheet(*, sheet_id: int, reason: str, actor: Actor, now: dt.datetime) -> Objection:
    """Raises NotFound for somebody else's sheet, Invalid without a reason, Refused for an earlier version or twice."""
    sheet = queries.locked_sheet(sheet_id)
    if sheet is None or sheet.person_id != actor.id:
        raise NotFound
    if not reason.strip():
        raise Invalid({"reason": _("Say what is wrong with it.")})
    if queries.last_sheet(sheet.month, sheet.branch_id, sheet.person_id) != sheet:
        raise Refused(own_reason("version", _("A later version of this month has been closed.")))
    if Objection.objects.filter(sheet=sheet).exists():
        raise Refused(own_reason("objection", _("You have objected to this version already.")))
    return Objection.objects.create(sheet=sheet, reason=reason.strip(), made_at=now)
