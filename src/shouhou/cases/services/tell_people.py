"""Use case: whoever has to know how a case stands is told."""

import datetime as dt

from django.urls import reverse

from shouhou.cases.models import Case
from shouhou.notices import public as notices


def tell_people(*, subject_id: int, now: dt.datetime) -> None:
    """Bring the notices about a case to how it stands, under its number. Running it twice changes nothing."""
    case = Case.objects.filter(subject_id=subject_id).first()
    if case is not None:
        notices.tell_subject(
            subject_id=subject_id, about=case.number, address=reverse("case_page", args=[case.number]),
            recorder_id=case.registrar_id, now=now,
        )  # fmt: skip
