"""Use case: whole cases are laid down at once, as a bulk load brings them, with everything that has happened on them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from shouhou.cases.models import Case
from shouhou.cases.permissions import CUSTOMER
from shouhou.cases.services.follow_stream import show
from shouhou.cases.services.open_case import Grounds, new_case
from shouhou.kernel import numbers, rows
from shouhou.people.public import Actor
from shouhou.timeline import public as timeline


@dataclass(frozen=True)
class Act:
    """Something that happened and was entered in its own minute, by whoever plays the role (None: the customer)."""

    at: dt.datetime
    word: str
    fields: Mapping[str, Any]
    role: str = CUSTOMER
    person_id: int | None = None


@dataclass(frozen=True)
class CaseStory:
    """A case to be; its first act opens it, and its requirement is the summary."""

    customer_id: int
    unit_id: int | None
    registrar_id: int
    acts: Sequence[Act]


def lay_down_cases(*, stories: Sequence[CaseStory], actor: Actor, now: dt.datetime) -> None:
    """Write these cases, in the caller's transaction, as `timeline.lay_down` says. `actor` sees the customers and units.

    Raises NotFound and NotAllowed as `open_case` does, Invalid for an act that is not right.
    """
    grounds = Grounds(actor, [s.customer_id for s in stories], [s.unit_id for s in stories])
    stood_on = [grounds.of(s.customer_id, s.unit_id, s.acts[0].at) for s in stories]
    ids = rows.keys(len(stories), rows.sequence(Case), numbers.sequence("S"))

    def beside(place: int, recorded: timeline.Recorded) -> models.Model:
        (pk, number), story = ids[place], stories[place]
        case = new_case(
            stood_on[place], None, pk=pk, number=numbers.numbered("S", number), subject_id=recorded.event.subject_id,
            summary=story.acts[0].fields.get("requirement", ""),
        )  # fmt: skip
        case.registrar_id = story.registrar_id
        case.last_event_at, case.last_seq = recorded.event.occurred_at, recorded.seq
        show(case, recorded.head)
        return case

    timeline.lay_down(
        [
            timeline.Story(ground.of_stream, [(act.at, _happening(act, story)) for act in story.acts])
            for ground, story in zip(stood_on, stories, strict=True)
        ],
        now=now, beside=beside,
    )  # fmt: skip


def _happening(act: Act, story: CaseStory) -> timeline.Happening:
    return timeline.Happening(
        word=act.word, fields=act.fields, role=act.role, channel="web", actor_id=act.person_id, at=act.at,
        recorder_id=act.person_id or story.registrar_id,
    )  # fmt: skip
