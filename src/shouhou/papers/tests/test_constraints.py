"""The laws that the database itself keeps about orders to print."""

from tests.bites import bites
from tests.world import World

from shouhou.papers.models import PrintRun


def test_it_has_no_file_before_it_is_done(world: World) -> None:
    with bites("a_print_is_there_when_it_is_done"):
        PrintRun.objects.create(
            kind="work_order", numbers=["S1"], language="zh-hans", verify_at="x", asked_by_id=world.people["mei"],
            asked_at=world.now, pdf=b"x",
        )  # fmt: skip
