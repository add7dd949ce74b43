"""A branch no longer follows a regulation from a day on."""

import datetime as dt

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.policy import public as policy
from shouhou.policy.models import Adoption
from shouhou.policy.services.end_adoption import end_adoption

TODAY = dt.date(2026, 3, 2)


def shenyang() -> Adoption:
    """The branch that follows the furnace maker's regulation since 31 January."""
    return Adoption.objects.select_related("branch").get()


def refused(until_on: dt.date) -> str:
    """What it says; nothing has changed."""
    with nothing_changed(), pytest.raises(Invalid) as error:
        end_adoption(adoption_id=shenyang().pk, until_on=until_on, today=TODAY)
    return str(error.value.fields["until_on"])


def test_it_is_followed_for_the_last_time_on_the_day_before(world: World) -> None:
    end_adoption(adoption_id=shenyang().pk, until_on=dt.date(2026, 4, 1), today=TODAY)
    path = shenyang().branch.path
    assert policy.adopted_at(path, dt.date(2026, 3, 31)) != []
    assert policy.adopted_at(path, dt.date(2026, 4, 1)) == []


def test_it_keeps_who_ended_it(world: World) -> None:
    end_adoption(adoption_id=shenyang().pk, until_on=dt.date(2026, 4, 1), today=TODAY)
    assert [event.pgh_label for event in shenyang().events.order_by("pgh_id")] == ["insert", "update"]


def test_it_refuses_a_day_that_is_over(world: World) -> None:
    assert "今天" in refused(TODAY - dt.timedelta(days=1))


def test_it_refuses_a_day_before_it_began(world: World) -> None:
    assert "2026-01-31" in refused(dt.date(2026, 1, 31))


def test_it_refuses_to_end_twice(world: World) -> None:
    end_adoption(adoption_id=shenyang().pk, until_on=dt.date(2026, 4, 1), today=TODAY)
    assert "2026-04-01" in refused(dt.date(2026, 5, 1))


def test_it_knows_no_other_adoption(world: World) -> None:
    with pytest.raises(NotFound):
        end_adoption(adoption_id=0, until_on=dt.date(2026, 4, 1), today=TODAY)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    adoption_id = shenyang().pk
    assert all_or_nothing(lambda: end_adoption(adoption_id=adoption_id, until_on=dt.date(2026, 4, 1), today=TODAY)) == 1
