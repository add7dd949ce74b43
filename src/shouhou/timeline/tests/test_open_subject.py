"""Use case: a new stream begins, under the regulation in force on its day."""

import datetime as dt

from django.db import transaction
from tests.nothing_changed import all_or_nothing
from tests.world import World

from shouhou.policy.models import Adoption
from shouhou.policy.services.adopt_regulation import adopt_regulation
from shouhou.policy.services.end_adoption import end_adoption
from shouhou.timeline.models import Subject
from shouhou.timeline.services.open_subject import open_subject


@transaction.atomic  # of the opening act
def opened(world: World, at: dt.datetime, branch: str = "shenyang") -> Subject:
    path = f"{world.branches['company']}/{world.branches[branch]}/"
    pk = open_subject(
        kind="case",
        branch_path=path,
        at=at,
        given={"customer.distance_km": "640"},
        holders=[{"role": "desk", "person": "1"}],
    )
    return Subject.objects.get(pk=pk)


def test_it_keeps_the_regulation_of_its_own_day(world: World) -> None:
    before, later = opened(world, world.now), world.now + dt.timedelta(days=60)
    end_adoption(adoption_id=Adoption.objects.get().pk, until_on=later.date(), today=world.now.date())
    adopt_regulation(slug="furnace-maker", branch_id=world.branches["shenyang"], from_on=later.date(), settings={})
    after = opened(world, later)
    before.refresh_from_db()
    assert before.adopted[0]["settings"] == {"dissatisfaction_fine": "replace"}
    assert after.adopted[0]["settings"] == {}


def test_it_begins_empty_without_a_regulation_too(world: World) -> None:
    subject = opened(world, world.now, "dalian")
    assert (subject.adopted, subject.last_seq, bytes(subject.last_hash)) == ([], 0, b"")


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: opened(world, world.now)) == 1
