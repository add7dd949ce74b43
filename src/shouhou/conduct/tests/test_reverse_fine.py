"""Use case: a confirmed fine is taken back by a counter-entry."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db.models import Sum
from tests.acts import DAY, do, states, verified
from tests.fines import about, decide, fined, found
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.conduct.models import LedgerLine
from shouhou.kernel.errors import NotAllowed, Refused


def balance() -> Decimal:
    return LedgerLine.objects.aggregate(total=Sum("amount"))["total"] or Decimal()


@pytest.mark.parametrize(("word", "outcome"), [("fine.revoked", "revoked"), ("fine.waived", "waived")])
def test_it_adds_a_counter_entry_to_this_months_ledger(word: str, outcome: str, world: World) -> None:
    case = fined(world)
    april = world.now + 40 * DAY
    do(case, word, world.zhao, april, **about(world, reason="申诉成立"))
    line, counter_entry = LedgerLine.objects.order_by("number")
    assert (counter_entry.number, counter_entry.amount, counter_entry.reverses) == ("F2026-00002", Decimal(-30), line)
    assert (counter_entry.month, counter_entry.person_id) == (dt.date(2026, 4, 1), line.person_id)
    assert counter_entry.entered_by_id == world.zhao.id
    assert (balance(), states(case, "fine")) == (0, {"FUR-2.1": outcome})
    assert verified(april) == []


def test_it_needs_no_line_for_a_fine_that_was_waived_before_its_confirmation(world: World) -> None:
    case = found(world)
    decide(case, world, "fine.waived")
    assert (LedgerLine.objects.count(), states(case, "fine")) == (0, {"FUR-2.1": "waived"})


def test_it_takes_a_fine_back_once(world: World) -> None:
    case = fined(world)
    decide(case, world, "fine.revoked")
    for word in ("fine.revoked", "fine.waived", "fine.confirmed", "fine.upheld", "fine.appealed"):
        with nothing_changed(), pytest.raises(Refused):
            decide(case, world, word, world.zhao)
    assert balance() == 0


def test_it_refuses_to_revoke_what_was_never_confirmed(world: World) -> None:
    case = found(world)
    with nothing_changed(), pytest.raises(Refused):
        decide(case, world, "fine.revoked")


def test_it_refuses_whoever_may_not(world: World) -> None:
    from shouhou.people.models import Role

    case = fined(world)
    role = Role.objects.get(code="manager")
    role.permissions = [p for p in role.permissions if p != "fine.confirm"]
    role.save()
    with nothing_changed(), pytest.raises(NotAllowed):
        decide(case, world, "fine.revoked")
    with nothing_changed(), pytest.raises(NotAllowed):
        decide(case, world, "fine.revoked", world.mei)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = fined(world)
    assert all_or_nothing(lambda: decide(case, world, "fine.revoked")) >= 6
