"""Use case: papers of many cases are ordered as one file."""

import pytest
from tests.jobs import deferred
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.papers.models import PrintRun
from shouhou.papers.services.order_prints import JOB, order_prints
from shouhou.papers.tests.scene import asked


def test_it_leaves_the_printing_to_the_worker(world: World) -> None:
    case = world.registered()
    run_id = order_prints(asked=asked(world), kind="work_order", numbers=[case.number, case.number, " "])
    assert PrintRun.objects.get(pk=run_id).numbers == [case.number]
    assert (JOB, {"run_id": run_id}) in deferred()


def test_it_refuses_none_too_many_and_what_is_not_printed_of_cases(world: World) -> None:
    for numbers in ([], ["", " "], [f"S{n}" for n in range(201)]):
        with nothing_changed(), pytest.raises(Invalid):
            order_prints(asked=asked(world), kind="work_order", numbers=numbers)
    for kind in ("fine_notice", "register", "no_such"):
        with nothing_changed(), pytest.raises(NotFound):
            order_prints(asked=asked(world), kind=kind, numbers=["S1"])


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: order_prints(asked=asked(world), kind="work_order", numbers=["S1"])) >= 2
