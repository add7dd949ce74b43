"""A branch takes up a regulation from a day on."""

import datetime as dt

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.policy import public as policy
from shouhou.policy.models import Adoption
from shouhou.policy.services.adopt_regulation import adopt_regulation
from shouhou.policy.services.end_adoption import end_adoption

APRIL = dt.date(2026, 4, 1)


def adopt(world: World, branch: str = "dalian", **given: object) -> int:
    wanted = {"slug": "furnace-maker", "from_on": APRIL, "settings": {}, **given}
    return adopt_regulation(branch_id=world.branches[branch], **wanted)  # type: ignore[arg-type]


def refused(world: World, **given: object) -> dict[str, str]:
    """The messages by field; nothing has changed."""
    with nothing_changed(), pytest.raises(Invalid) as error:
        adopt(world, **given)
    return {name: str(message) for name, message in error.value.fields.items()}


def test_it_is_followed_from_its_day_on_and_by_the_branches_below(world: World) -> None:
    adopt(world, "company", slug="distance-sla-policy")
    path = f"{world.branches['company']}/{world.branches['dalian']}/"
    assert policy.adopted_at(path, APRIL - dt.timedelta(days=1)) == []
    assert [a["regulation"] for a in policy.adopted_at(path, APRIL)] == ["distance-sla-policy"]


def test_it_keeps_what_was_chosen_and_leaves_the_rest_undecided(world: World) -> None:
    first = adopt(world, settings={"dissatisfaction_fine": "add"}, titles={"desk": "salesperson"})
    row = Adoption.objects.get(pk=first)
    assert (row.settings, row.titles) == ({"dissatisfaction_fine": "add"}, {"desk": "salesperson"})
    end_adoption(adoption_id=first, until_on=APRIL + dt.timedelta(days=1), today=APRIL)
    assert Adoption.objects.get(pk=adopt(world, from_on=APRIL + dt.timedelta(days=1))).settings == {}


def test_it_keeps_who_adopted_it(world: World) -> None:
    row = Adoption.objects.get(pk=adopt(world))
    assert [event.pgh_label for event in row.events.all()] == ["insert"]


def test_it_refuses_a_second_adoption_at_the_same_time(world: World) -> None:
    adopt(world)
    assert "2026-04-01" in refused(world, from_on=APRIL + dt.timedelta(days=30))["from_on"]
    assert "2026-04-01" in refused(world, from_on=APRIL - dt.timedelta(days=30))["from_on"]


def test_it_refuses_a_day_on_which_an_ended_adoption_still_holds(world: World) -> None:
    first = adopt(world)
    end_adoption(adoption_id=first, until_on=dt.date(2026, 5, 1), today=APRIL)
    assert "2026-05-01" in refused(world, from_on=dt.date(2026, 4, 30))["from_on"]
    adopt(world, from_on=dt.date(2026, 5, 1))


def test_it_refuses_a_day_before_the_regulation_is_in_force(world: World) -> None:
    assert "2014-09-12" in refused(world, from_on=dt.date(2014, 9, 11))["from_on"]
    adopt(world, from_on=dt.date(2014, 9, 12))


def test_it_refuses_what_it_does_not_know(world: World) -> None:
    assert set(refused(world, slug="no-such")) == {"regulation"}
    assert set(refused(world, settings={"colour": "red"})) == {"colour"}
    assert "replace, add" in refused(world, settings={"dissatisfaction_fine": "both"})["dissatisfaction_fine"]
    assert set(refused(world, titles={"king": "desk"})) == {"titles"}


def test_it_refuses_a_branch_that_is_not_there(world: World) -> None:
    with nothing_changed(), pytest.raises(NotFound):
        adopt_regulation(slug="furnace-maker", branch_id=999, from_on=APRIL, settings={})


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: adopt(world)) == 1
