"""Use case: somebody follows a case no longer."""

from django.db import transaction

from shouhou.cases.models import Watch
from shouhou.cases.permissions import visible_case
from shouhou.people.public import Actor


@transaction.atomic
def unfollow_case(*, case_id: int, actor: Actor) -> None:
    """Twice is once. Raises NotFound outside the actor's scope."""
    Watch.objects.filter(case_id=visible_case(actor, case_id=case_id).pk, person_id=actor.id).delete()
