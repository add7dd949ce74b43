"""Use case: a branch no longer follows a regulation from a day on."""

import datetime as dt

import pytest

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.policy import public as policy
from shouhou.policy.models import Adoption
from shouhou.policy.services.end_adoption import end_adoption
from shouhou.timeline.models import Subject
from tests.acts import DAY
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World


def test_it_is_in_force_for_the_last_time_on_the_day_before(world: World) -> None:
    case, adoption, today = world.registered(), Adoption.objects.get(), world.now.date()
    end_adoption(adoption_id=adoption.pk, until_on=today + DAY, today=today)
    path = f"{world.branches['company']}/{world.branches['shenyang']}/"
    assert len(policy.adopted_at(path, today)) == 1
    assert policy.adopted_at(path, today + DAY) == []
    assert Subject.objects.get(pk=case.subject_id).adopted[0]["regulation"] == "furnace-maker"  # opened under it


@pytest.mark.parametrize("days", [-1, -30, -31], ids=["yesterday", "the day of its beginning", "before it began"])
def test_it_refuses_a_day_that_is_over(days: int, world: World) -> None:
    today = world.now.date()
    with nothing_changed(), pytest.raises(Invalid):
        end_adoption(adoption_id=Adoption.objects.get().pk, until_on=today + dt.timedelta(days=days), today=today)


def test_it_ends_once(world: World) -> None:
    pk, today = Adoption.objects.get().pk, world.now.date()
    end_adoption(adoption_id=pk, until_on=today, today=today)
    with nothing_changed(), pytest.raises(Invalid):
        end_adoption(adoption_id=pk, until_on=today, today=today)


def test_it_refuses_an_adoption_that_is_not_there(world: World) -> None:
    with nothing_changed(), pytest.raises(NotFound):
        end_adoption(adoption_id=999, until_on=world.now.date(), today=world.now.date())


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    pk, today = Adoption.objects.get().pk, world.now.date()
    assert all_or_nothing(lambda: end_adoption(adoption_id=pk, until_on=today, today=today)) == 1
