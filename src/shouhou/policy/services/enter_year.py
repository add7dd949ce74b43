"""Use case: the holidays and make-up working days of a year."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.people import public as people
from shouhou.policy.language.calendar_text import Days
from shouhou.policy.models import CalendarYear
from shouhou.policy.services.enter_week import YEARS


@transaction.atomic
def enter_year(*, branch_id: int, year: int, days: Days, entered_by: int | None, now: dt.datetime) -> int:
    """The branch, with everything below it, is off and works on these days of the year; the others are as its week has them.

    What was entered before stays, the last entry counts. A year without a single holiday may be entered: then it is known
    to have none. Returns the entry's id. Raises NotFound for no such branch, Invalid for a year far away, for a day of
    another year, and for one that is both off and worked.
    """
    people.branch_path(branch_id)
    if year not in YEARS:
        raise Invalid({"year": _("A year from 2000 to 2099.")})
    if any(day.year != year for day in [*days.holidays, *days.makeup]):
        raise Invalid({"days": _("Every day lies in %(year)s.") % {"year": year}})
    if days.holidays & set(days.makeup):
        raise Invalid({"days": _("A day is either off or worked.")})
    entry = CalendarYear.objects.create(
        branch_id=branch_id, year=year, holidays=[day.isoformat() for day in sorted(days.holidays)],
        makeup={day.isoformat(): weekday for day, weekday in sorted(days.makeup.items())}, entered_at=now,
        entered_by_id=entered_by,
    )  # fmt: skip
    return entry.pk
