"""Use case: two customers became one, or two again: their cases follow. What happened in the cases stays as it was written."""

from django.db import transaction

from shouhou.cases.models import Case
from shouhou.customers import public as customers


@transaction.atomic
def follow_merge(*, merge_id: int) -> None:
    """The listed rows name the customer that stands. Doing it again changes nothing."""
    merge = customers.merge(merge_id)
    if merge.undone:
        Case.objects.filter(pk__in=merge.moved.get("cases", []), customer=merge.kept_id).update(customer=merge.gone_id)
        return
    ids = list(Case.objects.filter(customer=merge.gone_id).values_list("pk", flat=True))
    customers.note_moved(merge_id, "cases", ids)
    Case.objects.filter(pk__in=ids).update(customer=merge.kept_id)
