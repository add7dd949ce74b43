"""Use case: a named view of the work queue is deleted by whoever named it."""

from django.db import transaction

from shouhou.cases.models import SavedView
from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor


@transaction.atomic
def delete_view(*, view_id: int, actor: Actor) -> None:
    """Raises NotFound for no such view of theirs."""
    gone, _rows = SavedView.objects.filter(pk=view_id, owner_id=actor.id).delete()
    if not gone:
        raise NotFound
