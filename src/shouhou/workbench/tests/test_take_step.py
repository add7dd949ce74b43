"""Use case: a draft goes one step on its way into force or back, and those whom it concerns are told."""

import datetime as dt
from typing import Any

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound, Refused, Stale
from shouhou.notices.models import Notice
from shouhou.notices.tests.scenes import told
from shouhou.notices.views.shown import shown
from shouhou.policy.models import Adoption, Draft
from shouhou.policy.tests.drafts import harmless
from shouhou.workbench.services.take_step import take_step


def step(world: World, who: str, name: str, **given: Any) -> dt.date | None:
    draft = Draft.objects.get()
    return take_step(
        step=name, actor=world.actor(who), draft_id=draft.pk, now=world.now, **{"seen": draft.version, **given}
    )


def propose(world: World) -> None:
    harmless(world)
    step(world, "wen", "propose", from_on=world.now.date() + dt.timedelta(days=7))


def test_who_may_approve_is_told_of_a_proposal_and_its_authors_of_the_answer(world: World) -> None:
    propose(world)
    asked = Notice.objects.get()
    assert (asked.recipient_id, asked.kind) == (world.people["zhao"], "draft.proposed")
    assert asked.address == f"/regulations/drafts/{Draft.objects.get().pk}/publish"
    (chinese,), (english,) = shown([asked], "zh-hans"), shown([asked], "en")
    assert "等待你审批" in chinese["title"]
    assert english["title"].endswith("waits for your approval")
    assert "文博" in chinese["text"]
    assert "2026-03-09" in english["text"]

    step(world, "zhao", "return", why="先问调度")
    asked.refresh_from_db()
    assert asked.settled_at == world.now
    assert [kind for kind, _ in told(world, "wen")] == ["draft.returned"]

    step(world, "wen", "propose", from_on=world.now.date() + dt.timedelta(days=7))
    assert len(told(world, "zhao", settled_at=None)) == 1
    assert step(world, "zhao", "approve") == dt.date(2026, 3, 9)
    assert told(world, "zhao", settled_at=None) == []
    assert [kind for kind, _ in told(world, "wen")] == ["draft.returned", "draft.approved"]

    count = Notice.objects.count()
    assert step(world, "wen", "roll_back", why="过短") == dt.date(2026, 3, 9)
    assert Adoption.objects.get().until_on is None
    assert Notice.objects.count() == count


def test_who_takes_their_own_proposal_back_is_told_nothing(world: World) -> None:
    propose(world)
    step(world, "wen", "return", why="还有错")
    assert told(world, "wen") == []
    assert told(world, "zhao", settled_at=None) == []


@pytest.mark.parametrize(
    ("who", "name", "given", "error"),
    [
        ("wen", "approve", {}, Refused),
        ("zhao", "approve", {"seen": 1}, Stale),
        ("zhao", "return", {"why": " "}, Invalid),
        ("zhao", "hurry", {}, Invalid),
        ("wen", "propose", {}, Invalid),
        ("wen", "roll_back", {"why": "x"}, Invalid),
        ("gu", "approve", {}, NotFound),
    ],
)
def test_it_refuses(world: World, who: str, name: str, given: dict[str, Any], error: type[Exception]) -> None:
    propose(world)
    with nothing_changed(), pytest.raises(error):
        step(world, who, name, **given)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    propose(world)
    assert all_or_nothing(lambda: step(world, "zhao", "return", why="再看")) > 1
