"""Use case: the hours of a branch's week, from a day on."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.people import public as people
from shouhou.policy.language.working_time import Hours
from shouhou.policy.models import WorkingWeek

YEARS = range(2000, 2100)


@transaction.atomic
def enter_week(
    *, branch_id: int, from_on: dt.date, hours: Mapping[int, Hours], entered_by: int | None, now: dt.datetime
) -> int:
    """The branch, with everything below it, works these hours from that day on, by weekday (Monday is 0).

    What was entered before stays; for the same day the last entry counts. Returns the entry's id. Raises NotFound for no
    such branch, Invalid for a week without an open hour and for a day far away.
    """
    people.branch_path(branch_id)
    if not any(hours.values()):
        raise Invalid({"hours": _("Enter the hours of at least one day.")})
    if from_on.year not in YEARS:
        raise Invalid({"from_on": _("A year from 2000 to 2099.")})
    kept = {str(day): [[f"{a:%H:%M}", f"{b:%H:%M}"] for a, b in spans] for day, spans in hours.items() if spans}
    week = WorkingWeek.objects.create(
        branch_id=branch_id, from_on=from_on, hours=kept, entered_at=now, entered_by_id=entered_by
    )
    return week.pk
