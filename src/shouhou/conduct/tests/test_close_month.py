"""Use case: a month of the ledger is closed."""

import datetime as dt

import pytest
from tests.fines import decide, fined, late
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.conduct.models import LedgerLine
from shouhou.conduct.services.close_month import close_month
from shouhou.kernel.errors import Invalid, NotAllowed, Refused

MARCH, APRIL, MAY = (dt.date(2026, month, 1) for month in (3, 4, 5))


def test_what_changes_later_goes_to_the_next_open_month(world: World) -> None:
    case = fined(world)
    for month in (MARCH, APRIL):
        now = late(world) if month == MARCH else late(world) + dt.timedelta(days=31)
        close_month(month=month, actor=world.actor("fin"), now=now)
    decide(case, world, "fine.revoked", reason="申诉成立")
    assert list(LedgerLine.objects.order_by("pk").values_list("month", "amount")) == [(MARCH, 30), (MAY, -30)]


@pytest.mark.parametrize(
    ("who", "month", "error"),
    [("lin", MARCH, NotAllowed), ("fin", APRIL, Invalid), ("fin", dt.date(2026, 3, 2), Invalid)],
    ids=["without the permission", "a month that has not begun", "no month"],
)
def test_it_refuses(world: World, who: str, month: dt.date, error: type[Exception]) -> None:
    with nothing_changed(), pytest.raises(error):
        close_month(month=month, actor=world.actor(who), now=late(world))


def test_it_closes_once(world: World) -> None:
    close_month(month=MARCH, actor=world.actor("fin"), now=late(world))
    with nothing_changed(), pytest.raises(Refused):
        close_month(month=MARCH, actor=world.actor("fin"), now=late(world))


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: close_month(month=MARCH, actor=world.actor("fin"), now=late(world))) >= 1
