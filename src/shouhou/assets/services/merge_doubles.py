"""Use case: two customers that are the same become one, with their units; cases and others follow as reactions."""

import datetime as dt

from django.db import transaction

from shouhou.assets import queries
from shouhou.customers import public as customers
from shouhou.customers.events import MERGED
from shouhou.kernel import jobs
from shouhou.people.public import Actor
from shouhou.timeline.events import reactions_to


@transaction.atomic
def merge_doubles(
    *,
    kept_id: int,
    gone_id: int,
    kept_version: int,
    gone_version: int,
    taken: frozenset[str],
    actor: Actor,
    now: dt.datetime,
) -> int:
    """See customers' `merge_customers`. The units of the one that goes stand at the other's from now on. Returns its id."""
    merge_id = customers.merge_customers(
        kept_id=kept_id, gone_id=gone_id, kept_version=kept_version, gone_version=gone_version, taken=taken, actor=actor,
        now=now,
    )  # fmt: skip
    merge = customers.merge(merge_id)
    units = queries.locked_units_of(gone_id)
    for unit in units:
        unit.customer_id, unit.branch_path = merge.kept_id, merge.kept_path
        unit.count_change("customer")
        unit.save()
    customers.note_moved(merge_id, "units", [unit.pk for unit in units])
    follow(merge_id)
    return merge_id


def follow(merge_id: int) -> None:
    """Whoever holds rows of the two follows, one after the other."""
    for name in sorted(reactions_to([MERGED])):
        jobs.defer(name, lock=f"merge-{merge_id}", merge_id=merge_id)
