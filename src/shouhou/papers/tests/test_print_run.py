"""Use case: the worker prints an order."""

from tests.acts import HOUR
from tests.jobs import work_off
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.documents.models import Archived
from shouhou.documents.tests.reading import facts_of, text_of
from shouhou.papers.models import PrintRun
from shouhou.papers.services.order_prints import order_prints
from shouhou.papers.services.print_run import print_run
from shouhou.papers.tests.scene import asked


def test_it_prints_all_into_one_file_and_names_what_is_left_out(world: World) -> None:
    cases = [world.registered() for _ in range(3)]
    numbers = [case.number for case in cases]
    run_id = order_prints(asked=asked(world), kind="work_order", numbers=[*numbers, "S9999999-9"])
    work_off()
    run = PrintRun.objects.get(pk=run_id)
    assert (run.made, run.left_out, run.done_at) == (3, ["S9999999-9"], world.now)
    assert facts_of(bytes(run.pdf or b""))["Pages"] == "3"
    assert all(number in text_of(bytes(run.pdf or b"")) for number in numbers)
    assert Archived.objects.count() == 3


def test_it_prints_as_whoever_has_ordered_it_and_changes_nothing_the_second_time(world: World) -> None:
    case = world.registered()
    run_id = order_prints(asked=asked(world, "gu"), kind="file_cover", numbers=[case.number])
    print_run(run_id=run_id, now=world.now)
    run = PrintRun.objects.get(pk=run_id)
    assert (run.made, run.left_out, run.pdf) == (0, [case.number], None)
    with nothing_changed():
        print_run(run_id=run_id, now=world.now + HOUR)
        print_run(run_id=run_id + 1, now=world.now)
