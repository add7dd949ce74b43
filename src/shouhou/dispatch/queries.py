"""Reading visits, and the lock on the open one of a case."""

from django.db.models import F, QuerySet

from shouhou.dispatch.models import Visit

ENDED = ["done", "cancelled"]


def with_names() -> QuerySet[Visit]:
    return Visit.objects.annotate(case_number=F("case__number"), engineer_name=F("engineer__name"))


def open_visits(engineer_id: int) -> QuerySet[Visit]:
    return with_names().filter(engineer_id=engineer_id).exclude(state__in=ENDED).order_by("arrive_by")


def locked_open_visit(case_id: int) -> Visit | None:
    """The visit that is planned or under way, held until the transaction ends."""
    return Visit.objects.select_for_update().filter(case_id=case_id).exclude(state__in=ENDED).first()
