"""Use case: a unit gets a new code, because its label was lost or copied."""

from django.db import transaction

from shouhou.assets import permissions, queries
from shouhou.assets.models.unit import new_code
from shouhou.people.public import Actor


@transaction.atomic
def renew_code(*, unit_id: int, actor: Actor) -> str:
    """From now on the old label opens nothing. Returns the new code. Raises NotFound, NotAllowed."""
    permissions.visible_one(actor, unit_id)
    unit = queries.locked_unit(unit_id)
    actor.must("customer.edit", unit.branch_path)
    unit.code = new_code()
    unit.count_change("code")
    unit.save(update_fields=["code", "version", "changed"])
    return unit.code
