"""The laws that the database itself keeps about units."""

import pytest
from tests.bites import bites, unchangeable
from tests.world import World

from shouhou.assets.models import Import, ProductModel, Unit


def test_it_takes_no_unit_without_a_serial_number(world: World) -> None:
    with bites("a_unit_has_a_serial_number"):
        Unit.objects.update(serial="")


def test_it_keeps_serial_numbers_apart(world: World) -> None:
    unit = Unit.objects.get()
    with bites("assets_unit_serial_key"):
        Unit.objects.create(serial=unit.serial, model_id=unit.model_id, customer_id=unit.customer_id, branch_path="1/")


@pytest.mark.parametrize("model", [ProductModel, Unit])
def test_it_keeps_row_history_as_it_was_written(model: type, world: World) -> None:
    unchangeable(model.pgh_event_model, pgh_label="forged")  # type: ignore[attr-defined]


def test_it_takes_no_model_without_a_code(world: World) -> None:
    with bites("a_model_has_a_code"):
        ProductModel.objects.update(code="")


def test_it_takes_no_unit_that_is_a_part_of_itself(world: World) -> None:
    with bites("a_unit_is_no_part_of_itself"):
        Unit.objects.update(parent=world.unit_id)


@pytest.mark.parametrize("said", [{"scrapped_on": "2026-03-02"}, {"scrap_reason": "烧毁"}])
def test_it_takes_no_scrapped_unit_without_a_reason_or_a_day(said: dict[str, str], world: World) -> None:
    with bites("a_scrapped_unit_says_why"):
        Unit.objects.update(**said)


def test_it_keeps_codes_apart(world: World) -> None:
    code = Unit.objects.get().code
    with bites("a_code_opens_one_unit"):
        Unit.objects.create(
            serial="SN-0009", code=code, model_id=Unit.objects.get().model_id, customer_id=world.customer_id,
            branch_path="1/",
        )  # fmt: skip


def test_it_keeps_no_file_of_what_was_carried_out(world: World) -> None:
    with bites("a_file_is_kept_until_it_is_carried_out"):
        Import.objects.create(
            by_id=world.lin.id, file_name="a.csv", content=b"a", uploaded_at=world.now, done_at=world.now
        )


def test_it_takes_no_undoing_of_what_was_never_done(world: World) -> None:
    with bites("only_what_was_done_is_undone"):
        Import.objects.create(by_id=world.lin.id, file_name="a.csv", uploaded_at=world.now, undone_at=world.now)


def test_it_takes_no_work_without_a_file(world: World) -> None:
    with bites("the_worker_needs_the_file"):
        Import.objects.create(by_id=world.lin.id, file_name="a.csv", uploaded_at=world.now, doing="check")
