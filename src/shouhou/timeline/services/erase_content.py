"""Use case: the words of an event are erased at somebody's request; the chain still verifies."""

import datetime as dt

from django.db import transaction

from shouhou.kernel.errors import NotFound
from shouhou.timeline import queries
from shouhou.timeline.models import Content
from shouhou.timeline.services.record import Happening, record

WORD = "content.erased"


@transaction.atomic
def erase_content(*, subject_id: int, seq: int, by: int, now: dt.datetime) -> None:
    """Blank the text and its salt, and record that it was done and by whom. Twice is once.

    Raises NotFound where the event has no words.
    """
    queries.locked_subject(subject_id)
    content = Content.objects.filter(event__subject_id=subject_id, event__seq=seq).first()
    if content is None:
        raise NotFound
    if content.erased_at:
        return
    content.body, content.salt, content.erased_at = {}, b"", now
    content.save(update_fields=["body", "salt", "erased_at"])
    happening = Happening(word=WORD, fields={"erased": seq}, role="", channel="system", actor_id=by, recorder_id=by)
    record(subject_id=subject_id, happening=happening, now=now)
