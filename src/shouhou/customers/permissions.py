"""Who may see which customers."""

from django.db.models import Q, QuerySet

from shouhou.customers.models import Customer
from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor, prepared_by_actor


def visible_to(actor: Actor) -> QuerySet[Customer]:
    """The customers of the branches that somebody sees. Whoever sees only their own work sees those through cases."""
    return Customer.objects.filter(actor.scope("customer.see", branch="branch_path", own=Q(salesperson=actor.id)))


@prepared_by_actor
def visible_among(actor: Actor, ids: list[int]) -> QuerySet[Customer]:
    """Those of several customers that the actor may see."""
    return visible_to(actor).filter(pk__any_of=ids)


def visible_customer(actor: Actor, customer_id: int) -> Customer:
    found = visible_to(actor).filter(pk=customer_id).select_related("branch").prefetch_related("contacts").first()
    if found is None:
        raise NotFound
    return found


def audited_by(actor: Actor) -> QuerySet[Customer]:
    """The customers of the branches whose changes somebody audits."""
    return Customer.objects.filter(actor.scope("audit.see", branch="branch_path", own=Q(pk__in=[])))
