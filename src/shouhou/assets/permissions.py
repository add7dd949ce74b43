"""Who may see which units: those of the customers' branches."""

from django.db.models import Q, QuerySet

from shouhou.assets.models import Unit
from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor, prepared_by_actor


def visible_to(actor: Actor) -> QuerySet[Unit]:
    scope = actor.scope("customer.see", branch="branch_path", own=Q(customer__salesperson=actor.id))
    return Unit.objects.filter(scope).select_related("model")


@prepared_by_actor
def visible_among(actor: Actor, ids: list[int]) -> QuerySet[Unit]:
    """Those of several units that the actor may see."""
    return visible_to(actor).filter(pk__any_of=ids)


def visible_unit(actor: Actor, unit_id: int, customer_id: int) -> Unit:
    found = visible_to(actor).filter(pk=unit_id, customer_id=customer_id).first()
    if found is None:
        raise NotFound
    return found


def visible_one(actor: Actor, unit_id: int) -> Unit:
    """A unit that the actor may see, at whichever customer's; NotFound otherwise."""
    found = visible_to(actor).filter(pk=unit_id).first()
    if found is None:
        raise NotFound
    return found
