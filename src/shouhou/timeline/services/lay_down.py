"""Use case: whole streams are laid down at once, as a bulk load brings them: every event, and what follows from all."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Model

from shouhou.kernel import rows
from shouhou.timeline.models import Content, Event, Subject
from shouhou.timeline.services.begin import Ground
from shouhou.timeline.services.derive_subject import first_derivation
from shouhou.timeline.services.record import Happening, Recorded, event_of


@dataclass(frozen=True)
class Story:
    """A stream to be, and everything that has happened on it: (instant of entry, happening), in the order of entry."""

    ground: Ground
    happenings: Sequence[tuple[dt.datetime, Happening]]


def lay_down(stories: Sequence[Story], *, now: dt.datetime, beside: Callable[[int, Recorded], Model]) -> None:
    """Write streams with all their events by COPY, derived once as of now: a decision names the last event as its cause.

    For data that are known to be right, in the caller's transaction: the vocabulary checks each event, no gate is asked
    and no reaction called. `beside` makes the caller's own row for a story (by its place) from its last event. Raises
    Invalid for an event whose fields or minute are not right.
    """
    subject_ids = rows.keys(len(stories), rows.sequence(Subject))
    event_ids = iter(rows.keys(sum(len(s.happenings) for s in stories), rows.sequence(Event)))
    written: list[Model] = []
    for place, (story, (subject_id,)) in enumerate(zip(stories, subject_ids, strict=True)):
        subject, events = story.ground.subject(subject_id), list[Event]()
        for entered_at, happening in story.happenings:
            event, body, salt = event_of(subject, events, happening, entered_at)
            (event.pk,) = next(event_ids)
            events.append(event)
            subject.last_seq, subject.last_hash = event.seq, event.hash
            if body:
                written.append(Content(event_id=event.pk, salt=salt, body=body))
        derived, following = first_derivation(subject=subject, events=events, now=now, cause=events[-1])
        written += [subject, *events, *following, beside(place, Recorded(events[-1], derived))]
    order = [Subject, Event]  # what others point to comes first
    written.sort(key=lambda row: order.index(type(row)) if type(row) in order else len(order))
    rows.copy(written)
