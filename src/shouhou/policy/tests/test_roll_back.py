"""Use case: a branch goes back from a version of its own to the one before."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed
from shouhou.policy import public as policy
from shouhou.policy.models import Adoption, Draft
from shouhou.policy.services.publish_draft import publish_draft
from shouhou.policy.services.roll_back import roll_back
from shouhou.policy.tests.drafts import proposed

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def published(world: World, days: int) -> Draft:
    """Published to be in force so many days from today on."""
    draft = proposed(world, world.now.date() + days * DAY)
    publish_draft(
        actor=world.actor("zhao"), draft_id=draft.pk, seen=draft.version, today=world.now.date(), now=world.now
    )
    draft.refresh_from_db()
    return draft


def back(world: World, draft: Draft, days: int = 0, who: str = "wen", why: str = "投诉多了") -> dt.date:
    today = world.now.date() + days * DAY
    return roll_back(actor=world.actor(who), draft_id=draft.pk, why=why, today=today, now=world.now)


def settings_on(world: World, day: dt.date) -> str:
    (one,) = policy.adopted_at(world.mei.holdings[0].branch_path, day)
    return str(one["settings"]["dissatisfaction_fine"])


def test_it_follows_the_earlier_version_from_that_day_on(world: World) -> None:
    draft, today = published(world, 0), world.now.date()
    assert back(world, draft, days=5) == today + 5 * DAY
    draft.refresh_from_db()
    assert (draft.state, draft.remark) == ("rolled_back", "投诉多了")
    found = [settings_on(world, today + n * DAY) for n in (-1, 0, 4, 5, 99)]
    assert found == ["replace", "add", "add", "replace", "replace"]


def test_it_begins_tomorrow_where_the_version_begins_today(world: World) -> None:
    draft = published(world, 0)
    assert back(world, draft) == world.now.date() + DAY


def test_it_is_as_though_nothing_had_been_where_it_has_not_begun(world: World) -> None:
    draft = published(world, 3)
    back(world, draft)
    assert [(a.until_on, a.settings["dissatisfaction_fine"]) for a in Adoption.objects.all()] == [(None, "replace")]


def test_it_wants_a_reason_the_owner_and_a_version_in_force(world: World) -> None:
    draft = published(world, 0)
    with nothing_changed(), pytest.raises(Invalid, match="why"):
        back(world, draft, why="")
    with nothing_changed(), pytest.raises(NotAllowed):
        back(world, draft, who="zhao")
    back(world, draft)
    with nothing_changed(), pytest.raises(Invalid):
        back(world, draft)


def test_it_says_that_there_is_no_earlier_version(world: World) -> None:
    draft = published(world, 0)
    Draft.objects.update(of=None)
    with nothing_changed(), pytest.raises(Invalid, match="no earlier version"):
        back(world, draft)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    draft = published(world, 0)
    assert all_or_nothing(lambda: back(world, draft)) >= 3
