"""Use case: a branch no longer follows a regulation from a day on."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, Message
from shouhou.policy.queries.adopted import locked_adoption


@transaction.atomic
def end_adoption(*, adoption_id: int, until_on: dt.date, today: dt.date) -> None:
    """The adoption is in force for the last time on the day before `until_on`. Subjects that were opened under it keep it.

    Raises Invalid as `check_end` does, NotFound for an unknown adoption.
    """
    adoption = locked_adoption(adoption_id)
    check_end(adoption.from_on, adoption.until_on, end_on=until_on, today=today)
    adoption.until_on = until_on
    adoption.save(update_fields=["until_on"])


def check_end(from_on: dt.date, until_on: dt.date | None, *, end_on: dt.date, today: dt.date) -> None:
    """Raises Invalid where the adoption has an end already, where it would end before it begins, or in the past: what
    was opened under it meanwhile was opened rightly."""
    problem: Message = ""
    if until_on is not None:
        problem = _("This adoption has an end already: %(day)s.") % {"day": until_on}
    elif end_on <= from_on:
        problem = _("It begins on %(day)s, so it can end on a later day only.") % {"day": from_on}
    elif end_on < today:
        problem = _("A day that is over cannot be changed. The earliest end is today.")
    if problem:
        raise Invalid({"until_on": problem})
