"""Reading people: grants in force, holders of a role, visible staff."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from shouhou.kernel.errors import NotFound
from shouhou.people.models import Branch, Grant


def in_force(at: dt.datetime) -> Q:
    return Q(since_at__lte=at) & (Q(until_at=None) | Q(until_at__gt=at))


def grants_in_force(user_id: int, at: dt.datetime) -> QuerySet[Grant]:
    return Grant.objects.filter(in_force(at), user_id=user_id).select_related("role", "branch").order_by("pk")


def holders_of(role: str, branch_path: str, at: dt.datetime) -> QuerySet[Grant]:
    """Grants of a role at this branch or above it, the nearest first."""
    steps = branch_path.strip("/").split("/")
    above = ["/".join(steps[: n + 1]) + "/" for n in range(len(steps))]
    return (
        Grant.objects.filter(in_force(at), role__code=role, branch__path__in=above, user__is_active=True)
        .select_related("user")
        .order_by(Length("branch__path").desc(), "user_id")
    )


def branch(branch_id: int) -> Branch:
    found = Branch.objects.filter(pk=branch_id).first()
    if found is None:
        raise NotFound
    return found
