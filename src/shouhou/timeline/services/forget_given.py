"""Use case: a name that the opening act brought along is kept no longer (PIPL); no rule rests on it."""

from django.db import transaction

from shouhou.timeline import queries

GONE = "—"


@transaction.atomic
def forget_given(*, subject_id: int, name: str) -> None:
    """Blank one of the subject's given facts. Running it twice changes nothing."""
    subject = queries.locked_subject(subject_id)
    if subject.given.get(name, GONE) != GONE:
        subject.given[name] = GONE
        subject.save(update_fields=["given"])
