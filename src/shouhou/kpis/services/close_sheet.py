"""Use case: the assessment of a month is closed: it stands as it is, and a later correction is a further version."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, Refused, own_reason
from shouhou.kpis import permissions, queries, rules
from shouhou.kpis.models import Sheet
from shouhou.kpis.services.draw_sheet import draw_sheet
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.policy import public as policy


@transaction.atomic
def close_sheet(*, month: dt.date, branch_id: int, person_id: int | None, actor: Actor, now: dt.datetime) -> Sheet:
    """Close a month that is over, or close it again where something has changed since.

    Raises NotFound or NotAllowed outside the actor's branches, NotFound for somebody without a part there, Refused for
    their own month, Invalid for a month that is not
    over, Refused where nothing has changed since the last version.
    """
    branch = people.branch_for(actor, permissions.CLOSE, branch_id)
    if month.day != 1 or rules.month_after(month) > policy.local_day(now):
        raise Invalid({"month": _("Only a month that is over can be closed.")})
    if person_id == actor.id:
        raise Refused(own_reason("another_person", _("Nobody closes their own assessment.")))
    last = queries.last_sheet(month, branch.id, person_id)
    body = draw_sheet(month=month, branch_path=branch.path, person_id=person_id, now=now)
    if last and last.body == body:
        raise Refused(own_reason("change", _("Nothing has changed since this month was closed.")))
    sheet, _is_new = Sheet.objects.get_or_create(  # whoever presses at the same time closes the same version
        month=month, branch_id=branch.id, person_id=person_id, version=last.version + 1 if last else 1,
        defaults={"closed_at": now, "closed_by_id": actor.id, "body": body},
    )  # fmt: skip
    return sheet
