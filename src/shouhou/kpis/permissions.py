"""Who sees figures and assessment sheets, and of whom."""

from django.db.models import Q, QuerySet

from shouhou.kernel.errors import NotFound
from shouhou.kpis.models import Measure
from shouhou.people.public import Actor

SEE, CLOSE = "figure.see", "assessment.close"


def must_see(actor: Actor, branch_path: str, person_id: int | None) -> None:
    """A sheet is for whoever sees the figures of its branch, and for the person themselves; NotFound otherwise."""
    if person_id != actor.id and not actor.may(SEE, branch_path):
        raise NotFound


def of_branches(actor: Actor) -> QuerySet[Measure]:
    """The rows at the branches whose figures somebody sees."""
    return Measure.objects.filter(_scope(actor))


def _scope(actor: Actor) -> Q:
    return actor.scope(SEE, branch="branch_path", own=Q(person_id=actor.id))
