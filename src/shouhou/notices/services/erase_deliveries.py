"""Use case: messages that carry words of somebody whose data is erased keep them no longer (PIPL)."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, TextField
from django.db.models.functions import Cast

from shouhou.notices.models import Attempt, Delivery

GONE = "—"


@transaction.atomic
def erase_deliveries(*, words: Iterable[str]) -> int:
    """Blank what went out with any of these texts in it, and what the other side answered with them; how many that were."""
    rows = Delivery.objects.annotate(sent=Cast("payload", TextField()))
    count = 0
    for word in words:
        answered = Attempt.objects.filter(response__contains=word)
        found = rows.filter(Q(title__contains=word) | Q(text__contains=word) | Q(sent__contains=word))
        count += Delivery.objects.filter(pk__in=found.values("pk")).update(title=GONE, text=GONE, payload={})
        answered.delete()
    return count
