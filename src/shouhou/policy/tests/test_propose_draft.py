"""Use case: a draft is laid before a second person."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed
from shouhou.policy.models import Adoption, Draft
from shouhou.policy.services.propose_draft import propose_draft
from shouhou.policy.tests.drafts import amend, begun, change, harmless, limit, proposed


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def propose(world: World, draft: Draft, who: str = "wen", days: int = 7) -> None:
    today = world.now.date()
    day = today + dt.timedelta(days=days)
    propose_draft(
        actor=world.actor(who), draft_id=draft.pk, seen=draft.version, from_on=day, today=today, now=world.now
    )


def test_it_waits_for_approval_and_stands_still(world: World) -> None:
    draft = proposed(world)
    assert (draft.state, draft.from_on) == ("proposed", world.now.date() + dt.timedelta(days=7))
    with nothing_changed(), pytest.raises(Invalid):
        change(world, draft, limit("24h"))


def test_it_refuses_a_draft_that_fails_its_scenarios(world: World) -> None:
    draft = begun(world)
    change(world, draft, limit("24h"))
    with nothing_changed(), pytest.raises(Invalid, match="expectations"):
        propose(world, draft)


def test_it_refuses_rules_without_scenarios_and_no_change_at_all(world: World) -> None:
    same = begun(world)
    with nothing_changed(), pytest.raises(Invalid, match="changes nothing"):
        propose(world, same)
    draft = harmless(world)
    amend(world, draft, "", "[]")
    with nothing_changed(), pytest.raises(Invalid, match="no scenario"):
        propose(world, draft)


def test_it_refuses_a_day_that_is_over_and_one_before_the_adoption(world: World) -> None:
    draft = harmless(world)
    with nothing_changed(), pytest.raises(Invalid, match="from_on"):
        propose(world, draft, days=-1)
    Adoption.objects.update(from_on=world.now.date() + dt.timedelta(days=9))
    with nothing_changed(), pytest.raises(Invalid, match="from_on"):
        propose(world, draft, days=9)


def test_it_refuses_where_the_adoption_has_ended_meanwhile(world: World) -> None:
    draft = harmless(world)
    Adoption.objects.update(until_on=world.now.date())
    with nothing_changed(), pytest.raises(Invalid, match="new draft"):
        propose(world, draft)


def test_it_is_for_the_owner(world: World) -> None:
    draft = harmless(world)
    with nothing_changed(), pytest.raises(NotAllowed):
        propose(world, draft, who="zhao")


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    draft = harmless(world)
    assert all_or_nothing(lambda: propose(world, draft)) >= 1
