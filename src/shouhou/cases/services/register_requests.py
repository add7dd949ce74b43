"""Use case: another program hands in many requests at once. Each opens its case as `register_request` would."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from shouhou.cases.models import Case
from shouhou.cases.permissions import CUSTOMER
from shouhou.cases.services.follow_stream import show
from shouhou.cases.services.open_case import Ground, Grounds, new_case
from shouhou.cases.services.record_act import happening_at
from shouhou.kernel import clock, numbers, rows
from shouhou.kernel.errors import Invalid, ShouhouError
from shouhou.kernel.public import once_each
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline

WORD = "request.received"
MOST = 500  # at once


@dataclass(frozen=True)
class Request:
    """One request. `reference` is the sender's own name for it; `fields` are those of request.received."""

    reference: str
    customer_id: int
    unit_id: int | None
    fields: Mapping[str, Any]
    at: dt.datetime | None = None
    role: str = CUSTOMER
    measured: bool = False
    backdated: str = ""


@dataclass(frozen=True)
class Registered:
    """The new case."""

    case_id: int
    number: str
    subject_id: int
    seq: int


def register_requests(
    *, requests: Sequence[Request], actor: Actor, now: dt.datetime, channel: str = "api"
) -> list[Registered | ShouhouError]:
    """Open a case for each request that is right, all in one transaction; what is wrong with another stands in its place.

    The same reference of the same sender again gets the first answer and opens nothing; another request under it is
    wrong. Raises NotAllowed without the permission to register, Invalid for more than `MOST` at once.
    """
    actor.must("case.register")
    if len(requests) > MOST:
        raise Invalid({"requests": _("At most %(count)s requests can be sent at once.") % {"count": MOST}})
    by_reference: dict[str, Request] = {}
    for request in requests:
        by_reference.setdefault(request.reference, request)

    def act(references: list[str]) -> list[dict[str, Any] | ShouhouError]:
        outcomes = open_by([by_reference[r] for r in references], actor=actor, now=now, channel=channel)
        return [one if isinstance(one, ShouhouError) else asdict(one) for one in outcomes]

    sent = {reference: asdict(request) for reference, request in by_reference.items()}
    answers = once_each("cases.register_requests", actor.id, sent, act)
    return [
        _answer(answers[request.reference]) if request is by_reference[request.reference] else _twice()
        for request in requests
    ]


def _answer(answer: dict[str, Any] | ShouhouError) -> Registered | ShouhouError:
    return answer if isinstance(answer, ShouhouError) else Registered(**answer)


def _twice() -> Invalid:
    return Invalid({"reference": _("This reference stands before another request already.")})


def open_by(
    requests: Sequence[Request], *, actor: Actor, now: dt.datetime, channel: str
) -> list[Registered | ShouhouError]:
    """A case for each request, in the caller's transaction; what is wrong with one stands in its place."""
    grounds = Grounds(actor, [r.customer_id for r in requests], [r.unit_id for r in requests])
    outcomes: list[Registered | ShouhouError | None] = []
    places: list[int] = []
    openings: list[timeline.Opening] = []
    stood_on: list[Ground] = []
    for place, request in enumerate(requests):
        try:
            ground = grounds.of(request.customer_id, request.unit_id, clock.minute(request.at or now))
            openings.append(_opening(request, ground, actor, now, channel))
        except ShouhouError as error:
            outcomes.append(error)
            continue
        outcomes.append(None)
        places.append(place)
        stood_on.append(ground)
    ids = rows.keys(len(openings), rows.sequence(Case), numbers.sequence("S"))
    cases, form = dict[int, Case](), numbers.form_of("S")

    def beside(place: int, recorded: timeline.Recorded) -> models.Model:
        pk, number = ids[place]
        written = policy.write("case", WORD, openings[place].happening.fields)
        case = cases[place] = new_case(
            stood_on[place], actor, pk=pk, number=form.write(number), subject_id=recorded.event.subject_id,
            summary=written.words.get("requirement", ""), kind=written.data.get("kind", ""),
        )  # fmt: skip
        case.last_event_at, case.last_seq = recorded.event.occurred_at, recorded.seq
        show(case, recorded.head)
        return case

    begun = timeline.begin(openings, now=now, beside=beside)
    for number, (place, one) in enumerate(zip(places, begun, strict=True)):
        if isinstance(one, ShouhouError):
            outcomes[place] = one
        else:
            case = cases[number]
            outcomes[place] = Registered(case.pk, case.number, case.subject_id, one.seq)
    return [one for one in outcomes if one is not None]


def _opening(request: Request, ground: Ground, actor: Actor, now: dt.datetime, channel: str) -> timeline.Opening:
    happening = happening_at(
        ground.customer.branch_path, ground.adopted, WORD, request.fields, actor=actor, now=now, at=ground.opened_at, role=request.role,
        channel=channel, measured=request.measured, backdated=request.backdated,
    )  # fmt: skip
    return timeline.Opening(ground.of_stream, happening)
