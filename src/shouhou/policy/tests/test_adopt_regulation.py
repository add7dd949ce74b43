"""Use case: a branch takes up a regulation from a day on, with its settings."""

import datetime as dt

import pytest

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.policy import public as policy
from shouhou.policy.models import Adoption
from shouhou.policy.services.adopt_regulation import adopt_regulation
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


def test_it_ends_the_earlier_adoption_on_the_day_on_which_the_new_one_begins(world: World) -> None:
    adopt_regulation(**given(world, branch_id=world.branches["shenyang"], settings={}))  # type: ignore[arg-type]
    (before,) = policy.adopted_at(path(world, "shenyang"), MAY - dt.timedelta(days=1))
    (after,) = policy.adopted_at(path(world, "shenyang"), MAY)
    assert (before["settings"], after["settings"]) == ({"dissatisfaction_fine": "replace"}, {})
    assert Adoption.objects.filter(until_on=MAY).count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"slug": "nobody"}, "regulation"),
        ({"settings": {"nothing": "x"}}, "settings"),
        ({"settings": {"dissatisfaction_fine": "x"}}, "settings"),
        ({"titles": {"astronaut": "desk"}}, "titles"),
    ],
)
def test_it_refuses(changed: dict[str, object], field: str, world: World) -> None:
    with nothing_changed(), pytest.raises(Invalid) as refused:
        adopt_regulation(**given(world, **changed))  # type: ignore[arg-type]
    assert [*refused.value.fields] == [field]


def test_it_refuses_what_was_adopted_that_very_day(world: World) -> None:
    adopt_regulation(**given(world))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        adopt_regulation(**given(world))  # type: ignore[arg-type]
    assert [*refused.value.fields] == ["from_on"]


def test_it_refuses_a_branch_that_is_not_there(world: World) -> None:
    with nothing_changed(), pytest.raises(NotFound):
        adopt_regulation(**given(world, branch_id=999))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: adopt_regulation(**given(world))) == 2  # type: ignore[arg-type]
