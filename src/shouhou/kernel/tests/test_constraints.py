"""The laws that the database itself keeps in the kernel."""

import datetime as dt
import uuid

import pytest
from tests.bites import bites, unchangeable
from tests.world import World

from shouhou.kernel.models import IdempotencyKey, Installation, Series


def test_it_keeps_one_installation(world: World) -> None:
    with bites("installation_is_one_row"):
        Installation.objects.create(id=2, organisation="另一家")


def test_it_shifts_no_clock_but_a_demos(world: World) -> None:
    with bites("only_a_demo_shifts_its_clock"):
        Installation.objects.update(clock_offset=dt.timedelta(hours=1))
    Installation.objects.update(clock_offset=dt.timedelta(hours=1), is_demo=True)


def test_it_keeps_one_answer_for_each_act(world: World) -> None:
    given = {"user_id": world.mei.id, "request_hash": b"", "status": 200, "body": {}, "created_at": world.now}
    IdempotencyKey.objects.create(key=uuid.UUID(int=1), **given)
    with bites("one_answer_for_each_act"):
        IdempotencyKey.objects.create(key=uuid.UUID(int=1), **given)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("a_series_begins_with_letters", {"prefix": "s1"}), ("a_year_has_two_or_four_digits", {"year_digits": 3}),
        ("a_number_has_four_to_nine_digits", {"width": 10}), ("kernel_series_prefix_key", {"prefix": "FW"}),
        ("kernel_series_code_key", {"code": "V"}),
    ],
)  # fmt: skip
def test_it_takes_no_series_that_could_be_mistaken(name: str, given: dict[str, object]) -> None:
    Series.objects.create(code="V", prefix="FW")
    with bites(name):
        Series.objects.create(**{"code": "S", "prefix": "K", **given})


@pytest.mark.django_db
def test_it_keeps_how_numbers_were_written() -> None:
    Series.objects.create(code="V", prefix="FW")
    unchangeable(Series.pgh_event_model, pgh_label="forged")  # type: ignore[attr-defined]
