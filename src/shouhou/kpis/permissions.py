"""Who sees figures and assessment sheets, and of whom."""

from django.db.models import Q, QuerySet

from shouhou.kpis.models import Measure
from shouhou.people.public import Actor

SEE, CLOSE = "figure.see", "assessment.close"


def visible_to(actor: Actor) -> QuerySet[Measure]:
    """The rows at the branches whose figures somebody sees, and their own."""
    return Measure.objects.filter(_scope(actor) | Q(person_id=actor.id))


def of_branches(actor: Actor) -> QuerySet[Measure]:
    """The rows at the branches whose figures somebody sees."""
    return Measure.objects.filter(_scope(actor))


def _scope(actor: Actor) -> Q:
    return actor.scope(SEE, branch="branch_path", own=Q(person_id=actor.id))
