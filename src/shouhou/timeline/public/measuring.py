"""Streams for whoever measures them again when they have been derived again: the figures."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Exists, Model, OuterRef, QuerySet

from shouhou.timeline.models import Clock, Subject


@dataclass(frozen=True, slots=True)
class Settled:
    """A clock that runs no more, with the limit that it had."""

    subject_id: int
    key: str
    regulation: str
    clause: str
    name: str
    state: str
    person_id: int | None
    stopped_at: dt.datetime | None
    due_at: dt.datetime | None
    late_from: dt.datetime | None


def derived_apart(seen: QuerySet[Model], most: int) -> dict[int, dt.datetime]:
    """The streams that stand otherwise than somebody has seen them, by id, with the instant of their derivation. `seen`:
    rows with `subject` and the `derived_at` of then."""
    same = seen.filter(subject=OuterRef("pk"), derived_at=OuterRef("derived_at"))
    rows = Subject.objects.filter(~Exists(same), derived_at__isnull=False).order_by("pk")
    return {pk: at for pk, at in rows.values_list("pk", "derived_at")[:most] if at}


def settled_clocks(subject_ids: Sequence[int], states: Collection[str]) -> dict[int, list[Settled]]:
    """The clocks of these streams in these states, by stream."""
    found: dict[int, list[Settled]] = {}
    rows = Clock.objects.filter(subject_id__in=subject_ids, state__in=states).order_by("subject_id", "pk")
    for c in rows:
        found.setdefault(c.subject_id, []).append(
            Settled(
                c.subject_id, c.key, c.regulation, c.clause, c.name, c.state, c.person_id, c.stopped_at, c.due_at,
                c.late_from,
            )
        )  # fmt: skip
    return found
