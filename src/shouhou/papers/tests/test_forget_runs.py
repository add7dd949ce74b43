"""Use case: printed orders are kept for a week."""

import datetime as dt

from tests.acts import DAY
from tests.world import World

from shouhou.papers.models import PrintRun
from shouhou.papers.services.forget_runs import forget_runs
from shouhou.papers.services.order_prints import order_prints
from shouhou.papers.tests.scene import asked


def test_it_removes_what_is_older_than_a_week(world: World) -> None:
    order_prints(asked=asked(world), kind="work_order", numbers=["S1"])
    assert forget_runs(now=world.now + 7 * DAY) == 0
    assert forget_runs(now=world.now + 7 * DAY + dt.timedelta(seconds=1)) == 1
    assert not PrintRun.objects.exists()
