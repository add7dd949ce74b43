"""Use case: what the worker does with an import is no longer wanted."""

from django.db import transaction

from shouhou.assets import queries
from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor


@transaction.atomic
def cancel_import(*, import_id: int, actor: Actor) -> None:
    """The worker stops within a hundred rows and has written nothing. What is carried out already stays: that is undone.

    Raises NotFound for another person's import, NotAllowed.
    """
    actor.must("customer.import")
    brought = queries.locked_import(import_id, actor.id)
    if brought is None:
        raise NotFound
    if brought.doing:
        brought.doing, brought.turn = "", brought.turn + 1
        brought.save(update_fields=["doing", "turn"])
