"""Acts on cases for programs: one operation for every event word, all through the one use case `act`."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from ninja import Router, Schema

from shouhou.cases import public as cases
from shouhou.kernel import bodies, clock
from shouhou.kernel.api import Body, InPath, Key, Number, written
from shouhou.people.public import ActorRequest
from shouhou.policy import public as policy
from shouhou.timeline.public import Recorded
from shouhou.web.services import act as acts

router = Router(tags=["acts"])

CHANNEL = "api"


class RecordedOut(Schema):
    """The event that was recorded, and where the case stands since: its state, the clock that becomes late first, the
    worst clock and how many were missed."""

    number: str
    seq: int
    word: str
    occurred_at: dt.datetime
    recorded_at: dt.datetime
    claimed: bool
    state: str
    next_late_from: dt.datetime | None
    next_clause: str
    next_clock: str
    worst: str
    missed: int


def _recorded(number: str, recorded: Recorded) -> RecordedOut:
    event, head = recorded.event, recorded.head
    return RecordedOut(
        number=number, seq=event.seq, word=event.word, occurred_at=event.occurred_at, recorded_at=event.recorded_at,
        claimed=event.claimed, state=head.state, next_late_from=head.next_late_from, next_clause=head.next_clause,
        next_clock=head.next_clock, worst=head.worst, missed=head.missed,
    )  # fmt: skip


VOCABULARY = policy.vocabulary("case")


def _operation(word: str) -> Callable[..., dict[str, Any]]:
    """The operation of one word. Its body's type is known only now, so it is written into the signature."""

    def record(request: ActorRequest, number: Number, body: Body, key: Key) -> dict[str, Any]:
        def act() -> RecordedOut:
            case = cases.case_for(request.actor, number)
            envelope = body.model_dump(include={"at", "ref", "supersedes", "expected_seq", "backdated"})
            recorded = acts.act(
                case_id=case.id, word=word, fields=bodies.own_fields(VOCABULARY, word, body), actor=request.actor,
                now=clock.now(), role=body.model_dump()["role"] or "", channel=CHANNEL, **envelope,
            )  # fmt: skip
            return _recorded(case.number, recorded)

        return written(request, key, body, act, 201)

    record.__annotations__["body"] = bodies.body_of(VOCABULARY, word)
    return record


for _word in acts.words():
    router.post(f"/cases/{{number}}/acts/{_word}", response={201: RecordedOut}, **bodies.documented(VOCABULARY, _word))(
        _operation(_word)
    )


@router.post(
    "/cases/{number}/events/{seq}/undo", response={201: RecordedOut}, operation_id="undo_event",
    summary="Take your last entry back",
)  # fmt: skip
def undo_event(request: ActorRequest, number: Number, seq: InPath, key: Key) -> dict[str, Any]:
    """Within five minutes, by whoever entered it. The event stays, struck through, and counts no more."""

    def act() -> RecordedOut:
        case = cases.case_for(request.actor, number)
        return _recorded(case.number, cases.undo_act(case_id=case.id, seq=seq, actor=request.actor, now=clock.now()))

    return written(request, key, None, act, 201)
