"""Who sees which adoptions and drafts, and who may change and approve them."""

from django.db.models import Q, QuerySet

from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor
from shouhou.policy.models import Adoption, Draft

SEE, ADOPT, APPROVE = "regulation.see", "regulation.adopt", "regulation.approve"


def steps_of(branch_path: str) -> list[str]:
    """A branch's own path and those of everything above it."""
    ids = branch_path.strip("/").split("/")
    return ["/".join(ids[: n + 1]) + "/" for n in range(len(ids))]


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


def visible_drafts(actor: Actor) -> QuerySet[Draft]:
    """The drafts of the branches whose regulations somebody changes or approves."""
    q = Q(pk__in=[])
    for holding in actor.holdings:
        if {ADOPT, APPROVE} & set(holding.permissions):
            q |= Q(branch__path__startswith=holding.branch_path)
    return Draft.objects.filter(q).select_related("branch", "opened_by", "approved_by", "of", "adoption")


def visible_draft(actor: Actor, draft_id: int, permission: str = "") -> Draft:
    """One draft; no access is the same as no such draft. NotAllowed where this permission is asked for and not held."""
    found = visible_drafts(actor).filter(pk=draft_id).first()
    if found is None:
        raise NotFound
    if permission:
        actor.must(permission, found.branch.path)
    return found
