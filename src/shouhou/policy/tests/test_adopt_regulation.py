"""Use case: a branch takes up a regulation from a day on, with its settings."""

import datetime as dt

import pytest

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.policy import public as policy
from shouhou.policy.models import Adoption
from shouhou.policy.services.adopt_regulation import adopt_regulation
from shouhou.policy.services.end_adoption import end_adoption
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

MAY = dt.date(2026, 5, 1)


def given(world: World, **changed: object) -> dict[str, object]:
    return {
        "slug": "furnace-maker", "branch_id": world.branches["dalian"], "from_on": MAY,
        "settings": {"dissatisfaction_fine": "replace"}, **changed,
    }  # fmt: skip


def path(world: World, branch: str) -> str:
    return f"{world.branches['company']}/{world.branches[branch]}/"


def test_it_is_in_force_from_that_day_on_and_nowhere_else(world: World) -> None:
    adopt_regulation(**given(world, titles={"head": "manager"}))  # type: ignore[arg-type]
    assert policy.adopted_at(path(world, "dalian"), MAY - dt.timedelta(days=1)) == []
    (adopted,) = policy.adopted_at(path(world, "dalian"), MAY)
    assert (adopted["regulation"], adopted["titles"]) == ("furnace-maker", {"head": "manager"})


def test_it_begins_where_another_has_ended(world: World) -> None:
    first, shenyang = Adoption.objects.get(), world.branches["shenyang"]
    end_adoption(adoption_id=first.pk, until_on=MAY, today=world.now.date())
    adopt_regulation(**given(world, branch_id=shenyang, settings={}))  # type: ignore[arg-type]
    (before,) = policy.adopted_at(path(world, "shenyang"), MAY - dt.timedelta(days=1))
    (after,) = policy.adopted_at(path(world, "shenyang"), MAY)
    assert (before["settings"], after["settings"]) == ({"dissatisfaction_fine": "replace"}, {})


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"slug": "nobody"}, "regulation"),
        ({"settings": {"nothing": "x"}}, "nothing"),
        ({"settings": {"dissatisfaction_fine": "x"}}, "dissatisfaction_fine"),
        ({"titles": {"astronaut": "desk"}}, "titles"),
    ],
)
def test_it_refuses(changed: dict[str, object], field: str, world: World) -> None:
    with nothing_changed(), pytest.raises(Invalid) as refused:
        adopt_regulation(**given(world, **changed))  # type: ignore[arg-type]
    assert [*refused.value.fields] == [field]


@pytest.mark.parametrize("days", [-10, 0, 10])
def test_it_refuses_what_the_branch_follows_already(days: int, world: World) -> None:
    adopt_regulation(**given(world))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        adopt_regulation(**given(world, from_on=MAY + dt.timedelta(days=days)))  # type: ignore[arg-type]
    assert [*refused.value.fields] == ["from_on"]


def test_it_refuses_a_branch_that_is_not_there(world: World) -> None:
    with nothing_changed(), pytest.raises(NotFound):
        adopt_regulation(**given(world, branch_id=999))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: adopt_regulation(**given(world))) == 1  # type: ignore[arg-type]
