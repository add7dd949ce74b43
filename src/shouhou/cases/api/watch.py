"""Following a case and erasing words of it, for programs."""

from typing import Any

from ninja import Router, Schema

from shouhou.cases import permissions
from shouhou.cases.services.erase_words import erase_words
from shouhou.cases.services.follow_case import follow_case
from shouhou.cases.services.unfollow_case import unfollow_case
from shouhou.kernel import clock
from shouhou.kernel.api import InPath, Key, Number, written
from shouhou.people.public import ActorRequest

router = Router(tags=["cases"])


class FollowOut(Schema):
    """Whether the caller is told of everything that happens on the case."""

    number: str
    followed: bool


class ErasedOut(Schema):
    """The entry whose words are gone; what happened and when stays."""

    number: str
    seq: int


@router.post("/cases/{number}/follow", response=FollowOut, operation_id="follow_case", summary="Follow a case")
def post_follow(request: ActorRequest, number: Number, key: Key) -> dict[str, Any]:
    """Be told of everything that happens on it."""

    def act() -> FollowOut:
        case = permissions.visible_case(request.actor, number=number)
        follow_case(case_id=case.pk, actor=request.actor, now=clock.now())
        return FollowOut(number=case.number, followed=True)

    return written(request, key, None, act)


@router.post(
    "/cases/{number}/unfollow", response=FollowOut, operation_id="unfollow_case", summary="Follow a case no longer"
)
def post_unfollow(request: ActorRequest, number: Number, key: Key) -> dict[str, Any]:
    """Be told no longer, but for what concerns one's own part."""

    def act() -> FollowOut:
        case = permissions.visible_case(request.actor, number=number)
        unfollow_case(case_id=case.pk, actor=request.actor)
        return FollowOut(number=case.number, followed=False)

    return written(request, key, None, act)


@router.post(
    "/cases/{number}/events/{seq}/erase", response=ErasedOut, operation_id="erase_words",
    summary="Erase the words of an entry",
)  # fmt: skip
def post_erase(request: ActorRequest, number: Number, seq: InPath, key: Key) -> dict[str, Any]:
    """At somebody's request and for good: free text, and the file of an entry that added one."""

    def act() -> ErasedOut:
        case = permissions.visible_case(request.actor, number=number)
        erase_words(case_id=case.pk, seq=seq, actor=request.actor, now=clock.now())
        return ErasedOut(number=case.number, seq=seq)

    return written(request, key, None, act)
