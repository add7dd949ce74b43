"""Reading visits, and the lock on those of a case."""

from django.db.models import F, QuerySet

from shouhou.dispatch import rules
from shouhou.dispatch.models import Visit


def with_names() -> QuerySet[Visit]:
    """Visits with the names that others show of them."""
    return Visit.objects.annotate(
        case_number=F("case__number"),
        customer_name=F("case__customer__name"),
        summary=F("case__summary"),
        engineer_name=F("engineer__name"),
    )


def open_visits(engineer_id: int) -> QuerySet[Visit]:
    return with_names().filter(engineer_id=engineer_id).exclude(state__in=rules.ENDED).order_by("arrive_by")


def locked_visits(case_id: int) -> list[Visit]:
    """All visits of a case in the order in which they were planned, held until the transaction ends."""
    return list(Visit.objects.select_for_update().filter(case_id=case_id).order_by("pk"))
