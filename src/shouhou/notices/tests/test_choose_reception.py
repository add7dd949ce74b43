"""Use case: somebody chooses how they are told."""

import datetime as dt
from typing import Any

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid
from shouhou.notices.models import Reception
from shouhou.notices.rules.kinds import KINDS
from shouhou.notices.services.choose_reception import choose_reception

OWN = {name: kind.ways for name, kind in KINDS.items()}


def choose(world: World, **more: Any) -> None:
    given: dict[str, Any] = {"ways": OWN, "quiet_from": None, "quiet_until": None, "digest_at": None, **more}
    choose_reception(actor=world.tao, now=world.now, **given)


def test_it_keeps_what_differs_from_the_kinds_own_ways(world: World) -> None:
    choose(world, ways={**OWN, "mention": ["app", "no such way"], "watched": []})
    assert Reception.objects.get().ways == {"mention": ["app"], "watched": []}


def test_it_wakes_for_the_daily_message_at_the_next_such_minute(world: World) -> None:
    choose(world, digest_at=dt.time(8, 30))
    assert Reception.objects.get().next_digest_at == world.now + dt.timedelta(hours=23, minutes=30)
    choose(world)
    assert Reception.objects.get().next_digest_at is None


@pytest.mark.parametrize(
    ("quiet", "field"),
    [
        ((dt.time(22), None), "quiet_until"), ((None, dt.time(7)), "quiet_from"), ((dt.time(7), dt.time(7)), "quiet_until"),
    ],
)  # fmt: skip
def test_it_refuses_quiet_hours_without_both_ends(world: World, quiet: tuple, field: str) -> None:
    with nothing_changed(), pytest.raises(Invalid) as refused:
        choose(world, quiet_from=quiet[0], quiet_until=quiet[1])
    assert set(refused.value.fields) == {field}


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: choose(world, digest_at=dt.time(8))) == 1
