"""The laws that the database itself keeps in the ledger."""

import datetime as dt

from tests.bites import bites, unchangeable
from tests.fines import decide, fined
from tests.world import World

from shouhou.conduct.models import ClosedMonth, LedgerLine


def again(**changed: object) -> None:
    row = LedgerLine.objects.order_by("pk").values().first()
    assert row is not None
    LedgerLine.objects.create(**{**row, "id": None, "number": "F2026-09999", **changed})


def test_it_lets_the_ledger_stand(world: World) -> None:
    """The trigger is the_ledger_stands."""
    fined(world)
    unchangeable(LedgerLine, amount=1)


def test_it_never_charges_two_fines_for_one_fault(world: World) -> None:
    fined(world)
    with bites("never_two_fines_for_one_fault"):
        again()


def test_it_names_the_line_of_each_counter_entry(world: World) -> None:
    fined(world)
    with bites("a_counter_entry_names_its_line"):
        again(amount=-30)
    with bites("a_counter_entry_names_its_line"):
        again(reverses_id=LedgerLine.objects.get().pk)


def test_it_reverses_a_line_once(world: World) -> None:
    decide(fined(world), world, "fine.revoked")
    with bites("conduct_ledgerline_reverses_id_key"):
        again(amount=-30, reverses_id=LedgerLine.objects.order_by("pk")[0].pk)


def test_it_keeps_each_number_once_and_each_month_by_its_first_day(world: World) -> None:
    fined(world)
    with bites("conduct_ledgerline_number_key"):
        again(number="F2026-00001", fine_key="x")
    with bites("a_month_is_its_first_day"):
        again(fine_key="x", month=dt.date(2026, 3, 2))


def test_it_closes_months_by_their_first_day_and_for_good(world: World) -> None:
    with bites("a_closed_month_is_its_first_day"):
        ClosedMonth.objects.create(month=dt.date(2026, 3, 2), closed_at=world.now, closed_by_id=world.lin.id)
    ClosedMonth.objects.create(month=dt.date(2026, 3, 1), closed_at=world.now, closed_by_id=world.lin.id)
    unchangeable(ClosedMonth, closed_at=world.now)  # a_month_stays_closed
