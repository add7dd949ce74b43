"""Reading the ledger of fines, and the lock on its year's counter."""

import datetime as dt

from django.db.models import QuerySet, Sum

from shouhou.conduct.models import LedgerLine, NoticeNumber


def locked_counter(year: int) -> NoticeNumber:
    """The year's counter, held until the transaction ends: take it as the last statement."""
    NoticeNumber.objects.get_or_create(year=year)
    return NoticeNumber.objects.select_for_update().get(year=year)


def line_of_fine(subject_id: int, fine_key: str) -> LedgerLine | None:
    return LedgerLine.objects.filter(subject_id=subject_id, fine_key=fine_key, reverses=None).first()


def month_sums(month: dt.date) -> QuerySet[LedgerLine, dict[str, object]]:
    """What each person was charged in a month, counter-entries taken off."""
    return (
        LedgerLine.objects.filter(month=month)
        .values("person_id", "person__name")
        .annotate(total=Sum("amount"))
        .order_by("person__name")
    )
