"""Use case: a unit is scrapped, or was not scrapped after all."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.assets import permissions, queries
from shouhou.kernel.errors import Invalid, Stale
from shouhou.people.public import Actor


@transaction.atomic
def scrap_unit(*, unit_id: int, version: int, on: dt.date | None, reason: str, today: dt.date, actor: Actor) -> int:
    """Scrapped on that day for that reason; None and "" bring the unit back. Its history stays. Returns the version.

    Raises Stale, NotFound, NotAllowed, and Invalid for a day without a reason, a future day and a unit with parts in use.
    """
    permissions.visible_one(actor, unit_id)
    unit = queries.locked_unit(unit_id)
    actor.must("customer.edit", unit.branch_path)
    if unit.version != version:
        raise Stale
    fields: dict[str, str] = {}
    if on is not None and not reason.strip():
        fields["reason"] = _("Say why it is scrapped.")
    if len(reason) > 200 or "\x00" in reason:
        fields["reason"] = _("At most %(count)s characters.") % {"count": 200}
    if on is not None and on > today:
        fields["on"] = _("This day has not come yet.")
    if on is not None and unit.parts.filter(scrapped_on=None).exists():
        fields[""] = _("It has parts that are in use. Take them out of it first, or scrap them.")
    if fields:
        raise Invalid(fields)
    wanted = (on, reason.strip() if on else "")
    if (unit.scrapped_on, unit.scrap_reason) != wanted:
        unit.scrapped_on, unit.scrap_reason = wanted
        unit.count_change("scrapped")
        unit.save()
    return unit.version
