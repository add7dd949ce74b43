"""Use case: a proposed fine is confirmed. It enters the ledger under a number without a gap."""

import datetime as dt
import threading

import pytest
from django.db import connection
from tests.acts import DAY, do, states, verified
from tests.fines import about, decide, fault, fined, found, late
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World, make_world

from shouhou.conduct.models import LedgerLine, NoticeNumber
from shouhou.kernel.errors import NotAllowed, NotFound, Refused
from shouhou.kernel.retry import retrying


@pytest.mark.parametrize("who", ["lin", "zhao", "fin"])
def test_it_enters_the_ledger(who: str, world: World) -> None:
    case = found(world)
    recorded = decide(case, world, "fine.confirmed", world.actor(who))
    line = LedgerLine.objects.get()
    assert (line.number, line.amount, line.clause, line.amount_by) == ("F2026-00001", 30, "FUR-2.1", "FUR-2a")
    assert (line.person_id, line.entered_by_id, line.month) == (
        world.people["mei"],
        world.people[who],
        dt.date(2026, 3, 1),
    )
    assert (line.event_seq, line.reverses) == (recorded.seq, None)
    assert states(case, "fine") == {"FUR-2.1": "confirmed"}
    assert verified(late(world)) == []


def test_it_does_not_reopen_a_closed_month(world: World) -> None:
    case = found(world)
    april = world.now + 40 * DAY
    do(case, "fine.confirmed", world.lin, april, at=late(world), backdated="补记", **about(world))
    assert LedgerLine.objects.get().month == dt.date(2026, 4, 1)


def test_it_refuses_the_same_fine_twice(world: World) -> None:
    case = fined(world)
    with nothing_changed(), pytest.raises(Refused):
        decide(case, world, "fine.confirmed", world.zhao)


def test_it_refuses_what_nobody_has_found_yet(world: World) -> None:
    case = fault(world)
    with nothing_changed(), pytest.raises(Refused):
        decide(case, world, "fine.confirmed")


def test_it_refuses_another_person_and_another_clause(world: World) -> None:
    case = found(world)
    for changed in ({"person": str(world.people["tao"])}, {"clause": "FUR-2.2"}, {"clause": "FUR-9.9"}):
        with nothing_changed(), pytest.raises(Refused):
            do(case, "fine.confirmed", world.lin, late(world), **{**about(world), **changed})


def test_it_refuses_whoever_may_not_confirm_and_hides_the_case_from_others(world: World) -> None:
    case = found(world)
    with nothing_changed(), pytest.raises(NotAllowed):
        decide(case, world, "fine.confirmed", world.mei)
    with nothing_changed(), pytest.raises(NotFound):
        decide(case, world, "fine.confirmed", world.gu)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = found(world)
    assert all_or_nothing(lambda: decide(case, world, "fine.confirmed")) >= 7


@pytest.mark.django_db(transaction=True)
def test_it_leaves_no_gap_and_no_double_when_two_confirm_at_once(monday: dt.datetime) -> None:
    """Four cases, two people, one of the confirmations refused in between: 1, 2, 3, 4."""
    world = make_world(monday)
    cases = [found(world) for _ in range(4)]
    unready, start = fault(world), threading.Barrier(2, timeout=20)
    failures: list[Exception] = []

    def confirm(name: str, mine: list[object]) -> None:
        actor = world.actor(name)
        start.wait()
        try:
            for case in mine:
                retrying(lambda case=case: decide(case, world, "fine.confirmed", actor))  # type: ignore[misc]
                with pytest.raises(Refused):
                    decide(unready, world, "fine.confirmed", actor)
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=confirm, args=("lin", cases[:2])),
        threading.Thread(target=confirm, args=("zhao", cases[2:])),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert sorted(LedgerLine.objects.values_list("number", flat=True)) == [f"F2026-0000{n}" for n in range(1, 5)]
    assert NoticeNumber.objects.get().last == 4
