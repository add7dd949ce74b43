"""Use case: somebody who had left comes back."""

import datetime as dt

from django.db import transaction

from shouhou.people import queries
from shouhou.people.rules import Actor


@transaction.atomic
def reactivate_person(*, person_id: int, actor: Actor, at: dt.datetime) -> None:
    """They can sign in again as before, with the roles that have not ended; keys that were revoked stay revoked.

    Raises NotFound and NotAllowed (see queries.locked_person). Done again it changes nothing.
    """
    user = queries.locked_person(actor, person_id, at)
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
