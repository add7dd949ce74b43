"""Use case: a month of the ledger is closed: its sums are handed on and stand from now on."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.conduct import permissions, queries
from shouhou.conduct.models import ClosedMonth
from shouhou.kernel.errors import Invalid, Refused, own_reason
from shouhou.people.public import Actor
from shouhou.policy import public as policy


@transaction.atomic
def close_month(*, month: dt.date, actor: Actor, now: dt.datetime) -> None:
    """Close a month that has begun; a fine or counter-entry after that goes to the next one.

    Raises NotAllowed without the permission, Invalid for a month that has not begun, Refused for a closed one.
    """
    actor.must(permissions.CLOSE)
    today = policy.local_day(now)
    if month.day != 1 or month > today:
        raise Invalid({"month": _("Only a month that has begun can be closed.")})
    queries.locked_counter(today.year)  # no line enters meanwhile
    if ClosedMonth.objects.filter(month=month).exists():
        raise Refused(own_reason("month", _("This month is closed already.")))
    ClosedMonth.objects.create(month=month, closed_at=now, closed_by_id=actor.id)
