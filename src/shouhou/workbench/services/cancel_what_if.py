"""Use case: a what-if is no longer wanted; what is done of it stays to be read."""

import datetime as dt

from django.db import transaction

from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor
from shouhou.workbench import queries
from shouhou.workbench.models import WhatIf


@transaction.atomic
def cancel_what_if(*, actor: Actor, what_if_id: int, now: dt.datetime) -> None:
    """No further part is derived. Raises NotFound for a question that the actor does not see."""
    if queries.visible_what_if(actor, what_if_id) is None:
        raise NotFound
    WhatIf.objects.filter(pk=what_if_id, cancelled_at=None).update(cancelled_at=now)
