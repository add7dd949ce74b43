"""Use case: two customers that were made one are two again, with their units."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.assets import queries
from shouhou.assets.services.merge_doubles import follow
from shouhou.customers import public as customers
from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor


@transaction.atomic
def part_doubles(*, merge_id: int, customer_id: int, actor: Actor, now: dt.datetime) -> int:
    """See customers' `undo_merge`; also refused where a unit has gone elsewhere since. Returns who stands by itself again."""
    merge = customers.undo_merge(merge_id=merge_id, customer_id=customer_id, actor=actor, now=now)
    wanted = merge.moved.get("units", [])
    units = [unit for unit in queries.locked_units_of(merge.kept_id) if unit.pk in wanted]
    if len(units) != len(wanted):
        raise Invalid({"": _("A unit has been moved to another customer since, so that the merge cannot be undone.")})
    for unit in units:
        unit.customer_id, unit.branch_path = merge.gone_id, merge.gone_path
        unit.count_change("customer")
        unit.save()
    follow(merge_id)
    return merge.gone_id
