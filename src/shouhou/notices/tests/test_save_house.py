"""Use case: the organisation settles how notices are given as a whole."""

from typing import Any

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed
from shouhou.notices import queries
from shouhou.notices.services.save_house import save_house


def save(world: World, who: str = "ann", **more: Any) -> None:
    given = {"warn_minutes": 30, "site": "https://shouhou.example/", "private_targets": True, **more}
    save_house(actor=world.actor(who), **given)


def test_it_is_kept(world: World) -> None:
    assert queries.house().warn_minutes == 60
    save(world)
    save(world, warn_minutes=45)
    house = queries.house()
    assert (house.warn_minutes, house.site, house.private_targets) == (45, "https://shouhou.example", True)


@pytest.mark.parametrize(
    ("given", "field"),
    [({"warn_minutes": 0}, "warn_minutes"), ({"warn_minutes": 10081}, "warn_minutes"), ({"site": "x"}, "site")],
)
def test_it_refuses_what_makes_no_sense(world: World, given: dict[str, Any], field: str) -> None:
    with nothing_changed(), pytest.raises(Invalid) as refused:
        save(world, **given)
    assert set(refused.value.fields) == {field}


def test_it_is_for_administrators(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        save(world, who="lin")


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: save(world)) >= 1
