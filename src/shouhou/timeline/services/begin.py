"""Use case: streams begin, each with its opening event. However many they are, each table is written once."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from shouhou.kernel import jobs, rows
from shouhou.kernel.errors import ShouhouError
from shouhou.timeline.models import Content, Event, Subject
from shouhou.timeline.services.derive_subject import first_derivation
from shouhou.timeline.services.record import Happening, Recorded, admitted

Write = Callable[[Sequence[Model]], None]


@dataclass(frozen=True)
class Ground:
    """What a stream stands on, as `open_subject` describes it."""

    kind: str
    branch_path: str
    at: dt.datetime
    adopted: list[dict[str, Any]]
    given: Mapping[str, Any]
    holders: list[dict[str, Any]]

    def subject(self, pk: int) -> Subject:
        """The head of the stream, before anything has happened."""
        return Subject(
            pk=pk, kind=self.kind, branch_path=self.branch_path, opened_at=self.at, adopted=self.adopted,
            given=dict(self.given), holders=self.holders,
        )  # fmt: skip


@dataclass(frozen=True)
class Opening:
    """A stream to be, with the happening that opens it."""

    ground: Ground
    happening: Happening


def begin(
    openings: Sequence[Opening], *, now: dt.datetime, beside: Callable[[int, Recorded], Model]
) -> list[Recorded | ShouhouError]:
    """What `open_subject` and `record` do one by one, in the caller's transaction.

    `beside` makes the caller's own row for an opening (by its place) from what was recorded; it is written along. What
    is wrong with an opening stands in its place, as `record` would raise it, and nothing of it is written.
    """
    found: list[Recorded | ShouhouError] = []
    written: list[Model] = []
    called: list[tuple[str, str, dict[str, Any]]] = []
    ids = rows.keys(len(openings), rows.sequence(Subject), rows.sequence(Event))
    for place, (opening, (subject_id, event_id)) in enumerate(zip(openings, ids, strict=True)):
        try:
            recorded, own = _begun(opening, subject_id, event_id, now)
        except ShouhouError as error:
            found.append(error)
            continue
        found.append(recorded)
        written += [*own, beside(place, recorded)]
        called += [
            (name, f"subject-{subject_id}", {"subject_id": subject_id, "event_id": event_id})
            for name in recorded.derived.reactions(recorded.event)
        ]
    rows.write(written)
    jobs.defer_all(called)
    return found


def _begun(opening: Opening, subject_id: int, event_id: int, now: dt.datetime) -> tuple[Recorded, list[Model]]:
    """One stream as rows."""
    subject = opening.ground.subject(subject_id)
    event, body, salt = admitted(subject, [], opening.happening, now)
    event.pk = event_id
    subject.last_seq, subject.last_hash = event.seq, event.hash
    derived, following = first_derivation(subject=subject, events=[event], now=now, cause=event)
    content = [Content(event_id=event_id, salt=salt, body=body)] if body else []
    return Recorded(event, derived), [subject, event, *content, *following]
