"""Use case: the words of a request were erased, and the listed row keeps no copy of them."""

from django.db import transaction

from shouhou.cases import queries
from shouhou.timeline import public as timeline


@transaction.atomic
def forget_words(*, subject_id: int) -> None:
    """Blank the summary where the request's words are gone. Running it twice changes nothing."""
    case = queries.locked_case_of(subject_id)
    opening = next(iter(timeline.history(subject_id)), None)
    if case and opening and opening.words is None:
        case.summary = ""
        case.save(update_fields=["summary"])
