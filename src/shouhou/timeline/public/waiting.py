"""Events that wait for somebody's answer, across subjects: what is asked of a person on the home page."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from shouhou.timeline import queries
from shouhou.timeline.models import Event


@dataclass(frozen=True)
class Waiting:
    """An event that waits for somebody's answer, as lists show it. `words` is None where the text was erased."""

    subject_id: int
    seq: int
    word: str
    ref: str
    occurred_at: dt.datetime
    recorded_at: dt.datetime
    recorder_id: int | None
    data: Mapping[str, Any]
    words: Mapping[str, str] | None


def unanswered(word: str, answers: tuple[str, ...], *, within: Q, since: dt.datetime, limit: int = 20) -> list[Waiting]:
    """Events of a word that no later one of these words has answered; `within`: see `consequences`, by `actor_id`."""
    return _waiting(list(queries.unanswered(word, answers, within, since)[:limit]))


def unconfirmed_claims(*, within: Q, since: dt.datetime, limit: int = 20) -> list[Waiting]:
    """Events whose stated minute waits for another person's confirmation."""
    return _waiting(list(queries.unconfirmed_claims(within, since)[:limit]))


def recorded_since(word: str, *, within: Q, since: dt.datetime, limit: int = 20) -> list[Waiting]:
    """Events of a word since an instant, the newest first."""
    return _waiting(list(queries.recorded_since(word, within, since)[:limit]))


def _waiting(events: list[Event]) -> list[Waiting]:
    contents = queries.words_of([event.pk for event in events])
    return [
        Waiting(
            e.subject_id, e.seq, e.word, e.ref, e.occurred_at, e.recorded_at, e.recorder_id, e.data,
            {} if (content := contents.get(e.pk)) is None else None if content.erased_at else content.body,
        )
        for e in events
    ]  # fmt: skip
