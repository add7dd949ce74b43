"""Who sees which adoptions, and who may change them."""

from django.db.models import Q, QuerySet

from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor
from shouhou.policy.models import Adoption
from shouhou.policy.queries.adopted import steps_of

SEE, ADOPT = "regulation.see", "regulation.adopt"


def visible_to(actor: Actor) -> QuerySet[Adoption]:
    """The adoptions of somebody's branches, of what lies below them, and of what stands above: those bind them too."""
    q = Q(pk__in=[])
    for holding in actor.holdings:
        if SEE in holding.permissions:
            q |= Q(branch__path__startswith=holding.branch_path) | Q(branch__path__in=steps_of(holding.branch_path))
    return Adoption.objects.filter(q).select_related("branch")


def visible_adoption(actor: Actor, adoption_id: int) -> Adoption:
    """One adoption; no access is the same as no such adoption."""
    found = visible_to(actor).filter(pk=adoption_id).first()
    if found is None:
        raise NotFound
    return found
