"""The laws that the database itself keeps about orders to print and to gather."""

from tests.bites import bites
from tests.world import World

from shouhou.papers.models import PersonalExport, PrintRun


def test_it_has_no_file_before_it_is_done(world: World) -> None:
    with bites("a_print_is_there_when_it_is_done"):
        PrintRun.objects.create(
            kind="work_order", numbers=["S1"], language="zh-hans", verify_at="x", asked_by_id=world.people["mei"],
            asked_at=world.now, pdf=b"x",
        )  # fmt: skip


def test_nothing_is_gathered_before_it_is_done(world: World) -> None:
    with bites("an_export_is_there_when_it_is_done"):
        PersonalExport.objects.create(
            customer_id=world.customer_id, language="en", asked_by_id=world.people["lin"], asked_at=world.now, content=b"x"
        )  # fmt: skip
