"""Use case: somebody follows a case: whatever is recorded on it is told to them."""

import datetime as dt

from django.db import transaction

from shouhou.cases.models import Watch
from shouhou.cases.permissions import visible_case
from shouhou.people.public import Actor


@transaction.atomic
def follow_case(*, case_id: int, actor: Actor, now: dt.datetime) -> None:
    """Twice is once. Raises NotFound outside the actor's scope."""
    case = visible_case(actor, case_id=case_id)
    Watch.objects.get_or_create(case_id=case.pk, person_id=actor.id, defaults={"since_at": now})
