"""Use case: a line enters the ledger of fines, under the year's next number."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.conduct.models import LedgerLine
from shouhou.conduct.services.enter_line import enter_line
from shouhou.kernel.testing.minutes import local


def line(world: World, key: str, at: dt.datetime, amount: str = "30") -> LedgerLine:
    case = world.registered()
    return LedgerLine(
        subject_id=case.subject_id, fine_key=key, person_id=world.mei.id, regulation="furnace-maker", clause="FUR-2.1",
        amount_by="FUR-2a", amount=Decimal(amount), entered_at=at, entered_by_id=world.lin.id, event_seq=1,
    )  # fmt: skip


def test_it_counts_each_year_from_one_by_the_organisations_calendar(world: World) -> None:
    numbers = []
    for at in ("2026-12-31 23:59", "2027-01-01 00:00", "2026-12-30 09:00"):
        entered = line(world, at, local(at))
        enter_line(entered)
        numbers.append((entered.number, entered.month))
    assert numbers == [
        ("F2026-00001", dt.date(2026, 12, 1)),
        ("F2027-00001", dt.date(2027, 1, 1)),
        ("F2026-00002", dt.date(2026, 12, 1)),
    ]


def test_it_uses_no_number_for_a_line_that_is_refused(world: World) -> None:
    enter_line(line(world, "a", world.now))
    wrong = line(world, "b", world.now, amount="-5")
    with nothing_changed(), pytest.raises(IntegrityError):
        enter_line(wrong)
    right = line(world, "c", world.now)
    enter_line(right)
    assert right.number == "F2026-00002"


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()

    def enter() -> None:
        entered = line_of(case.subject_id)
        enter_line(entered)

    def line_of(subject_id: int) -> LedgerLine:
        return LedgerLine(
            subject_id=subject_id, fine_key="a", person_id=world.mei.id, regulation="furnace-maker", clause="FUR-2.1",
            amount_by="FUR-2a", amount=30, entered_at=world.now, entered_by_id=world.lin.id, event_seq=1,
        )  # fmt: skip

    assert all_or_nothing(enter) == 3
