"""Use case: a second person approves a draft, and the branch follows it from its day on."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation
from tests.bites import bites
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound, Refused, Stale
from shouhou.policy import public as policy
from shouhou.policy.models import Adoption, Draft, StoredPack
from shouhou.policy.services.publish_draft import publish_draft
from shouhou.policy.tests.drafts import begun, change, limit, proposed
from shouhou.timeline.models import Subject


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def publish(world: World, draft: Draft, who: str = "zhao", today: dt.date | None = None) -> int:
    return publish_draft(
        actor=world.actor(who), draft_id=draft.pk, seen=draft.version, today=today or world.now.date(), now=world.now
    )


def test_it_follows_the_old_version_until_the_day_and_the_new_one_from_it(world: World) -> None:
    draft = proposed(world)
    publish(world, draft)
    draft.refresh_from_db()
    before, after = Adoption.objects.order_by("from_on")
    assert before.until_on == after.from_on == draft.from_on
    assert after.settings == {"dissatisfaction_fine": "add"}
    assert (draft.state, draft.adoption_id, draft.approved_by_id) == ("published", after.pk, world.people["zhao"])
    path = world.mei.holdings[0].branch_path
    day = draft.from_on
    assert day
    (old,), (new,) = policy.adopted_at(path, day - dt.timedelta(days=1)), policy.adopted_at(path, day)
    assert (old["settings"], new["settings"]) == ({"dissatisfaction_fine": "replace"}, {"dissatisfaction_fine": "add"})
    assert after.events.count() == 1  # pghistory tells who adopted it, and when


def test_it_refuses_a_version_that_was_not_seen(world: World) -> None:
    draft = proposed(world)
    draft.version -= 1
    with nothing_changed(), pytest.raises(Stale):
        publish(world, draft)


def test_it_keeps_a_new_version_by_its_hash_and_open_cases_as_they_were(world: World) -> None:
    case = world.registered()
    draft = begun(world)
    text = "三小时内须有回应，逾时罚三十元；以分钟计。"
    place = (*policy.clause_place(policy.draft_for(world.actor("wen"), draft.pk), "FUR-2.1"), "says", "zh")
    change(world, draft, policy.Edit("w", place, text, "words", "FUR-2.1", plain=True))
    Draft.objects.update(state="proposed", from_on=world.now.date())
    publish(world, draft)
    stored = StoredPack.objects.get(pk=Draft.objects.get().pack_id)
    assert policy.pack(stored.hash).clauses["FUR-2.1"].says.label.zh == text
    assert Subject.objects.get().adopted[0]["pack"] == draft.base_id != stored.hash
    assert world.registered().case_id != case.case_id
    assert Subject.objects.order_by("-pk")[0].adopted[0]["pack"] == stored.hash


def test_no_author_approves_whoever_they_are(world: World) -> None:
    draft = proposed(world)
    with nothing_changed(), pytest.raises(Refused):
        publish(world, draft, who="wen")
    Draft.objects.update(authors=[world.people["wen"], world.people["zhao"]])
    with nothing_changed(), pytest.raises(Refused):
        publish(world, draft)


def test_the_database_refuses_an_author_too(world: World) -> None:
    draft = proposed(world)
    with bites("no_author_approves"):
        Draft.objects.update(state="published", pack_id=draft.base_id, approved_by=world.people["wen"])
    with bites("what_is_published_was_approved"):
        Draft.objects.update(state="published", pack_id=draft.base_id)


def test_it_is_for_who_may_approve_and_for_what_was_proposed(world: World) -> None:
    draft = proposed(world)
    for who in ("mei", "gu"):
        with nothing_changed(), pytest.raises(NotFound):
            publish(world, draft, who=who)
    with nothing_changed(), pytest.raises(Invalid):
        publish(world, draft, today=world.now.date() + dt.timedelta(days=30))
    Draft.objects.update(state="open")
    with nothing_changed(), pytest.raises(Invalid):
        publish(world, draft)


def test_a_change_that_fails_its_scenarios_is_not_published(world: World) -> None:
    draft = begun(world)
    change(world, draft, limit("24h"))
    Draft.objects.update(state="proposed", from_on=world.now.date())
    with nothing_changed(), pytest.raises(Invalid, match="expectations"):
        publish(world, draft)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    draft = proposed(world)
    assert all_or_nothing(lambda: publish(world, draft)) >= 3
