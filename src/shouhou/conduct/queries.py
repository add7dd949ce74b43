"""Reading the ledger of fines, and the lock on its year's counter."""

import datetime as dt

from django.db.models import F, QuerySet

from shouhou.conduct.models import ClosedMonth, LedgerLine, NoticeNumber


def locked_counter(year: int) -> NoticeNumber:
    """The year's counter, held until the transaction ends: take it as the last statement."""
    NoticeNumber.objects.get_or_create(year=year)
    return NoticeNumber.objects.select_for_update().get(year=year)


def line_of_fine(subject_id: int, fine_key: str) -> LedgerLine | None:
    """The line of a fine, whether it still stands or was reversed."""
    return LedgerLine.objects.filter(subject_id=subject_id, fine_key=fine_key, reverses=None).first()


def standing_line(subject_id: int, fine_key: str) -> LedgerLine | None:
    """The line of a fine that no counter-entry has taken back."""
    line = line_of_fine(subject_id, fine_key)
    return None if line is None or LedgerLine.objects.filter(reverses=line).exists() else line


def closed_months_from(month: dt.date) -> set[dt.date]:
    """The closed months from this one on."""
    return set(ClosedMonth.objects.filter(month__gte=month).values_list("month", flat=True))


def closing_of(month: dt.date) -> ClosedMonth | None:
    """Who closed a month and when; None while it is open."""
    return ClosedMonth.objects.select_related("closed_by").filter(month=month).first()


def lines_of_person(person_id: int, limit: int) -> QuerySet[LedgerLine]:
    """Somebody's own lines, the newest first."""
    return (
        LedgerLine.objects.filter(person_id=person_id).select_related("reverses").order_by("-entered_at", "-pk")[:limit]
    )


def lines_of(month: dt.date, after: str = "") -> QuerySet[LedgerLine]:
    """The lines of a month in the order of their numbers, with the person's name; `after`: those behind a number."""
    return (
        LedgerLine.objects.filter(month=month, number__gt=after)
        .select_related("reverses")
        .annotate(person_name=F("person__name"), branch_path=F("subject__branch_path"))
        .order_by("number")
    )


def line_of_number(number: str) -> LedgerLine | None:
    """A line with its person, by its number."""
    return LedgerLine.objects.select_related("person", "reverses").filter(number=number).first()
