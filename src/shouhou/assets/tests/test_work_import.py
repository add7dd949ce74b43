"""Use case: the worker looks through an import or carries it out, and tells how far it is."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.jobs import deferred, forget, work_off
from tests.nothing_changed import Broken, breaking, nothing_changed
from tests.world import World

from shouhou.assets.models import Import, Unit
from shouhou.assets.services import carry_out_import as carrying
from shouhou.assets.services.cancel_import import cancel_import
from shouhou.assets.services.carry_out_import import carry_out_import
from shouhou.assets.services.order_import import order_import
from shouhou.assets.services.undo_import import undo_import
from shouhou.assets.services.work_import import work_import
from shouhou.assets.tests.import_files import KNOWN, NEW, SECOND, as_csv, brought, customer, read
from shouhou.customers.models import Customer
from shouhou.customers.public import add_customer
from shouhou.people.models import Grant


def order(world: World, one: Import, doing: str = "carry_out", **more: Any) -> Import:
    order_import(import_id=one.pk, doing=doing, actor=world.lin, language="en", **more)
    one.refresh_from_db()
    return one


def work(world: World, one: Import) -> Import:
    work_import(import_id=one.pk, turn=one.turn, now=world.now)
    one.refresh_from_db()
    return one


def test_it_carries_out_what_was_ordered_as_whoever_ordered_it(world: World) -> None:
    one = order(world, brought(world, NEW, SECOND))
    assert (one.doing, one.seen, one.rows) == ("carry_out", 0, 2)
    work_off()
    one.refresh_from_db()
    assert (one.doing, one.seen, one.trouble, one.done_at is not None) == ("", 2, "", True)
    made = customer("大连铸造有限公司")
    history = Customer.pgh_event_model.objects.get(pgh_obj=made.pk)  # type: ignore[attr-defined]
    assert history.pgh_context.metadata["user"] == world.lin.id


def test_a_worker_that_died_repeats_without_a_second_row(world: World) -> None:
    one = order(world, brought(world, NEW, SECOND))
    with nothing_changed(), pytest.raises(Broken), breaking(3):  # after the progress, while rows are written
        carry_out_import(import_id=one.pk, actor=world.lin, now=world.now)
    work(world, one)
    with nothing_changed():
        work(world, one)
    assert Unit.objects.filter(customer=customer("大连铸造有限公司")).count() == 2


def test_it_looks_again_where_something_was_entered_meanwhile(world: World) -> None:
    one = order(world, brought(world, NEW))
    add_customer(name="大连铸造", branch_id=world.branches["shenyang"], actor=world.lin)
    work_off()
    one.refresh_from_db()
    assert (one.doing, one.done_at, one.outcome[0]["why"]) == ("", None, "name")
    assert one.trouble.startswith("这期间")  # in the language of its check


def test_it_writes_nothing_where_a_serial_number_is_taken_in_the_last_moment(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = order(world, brought(world, NEW))
    pictured, taken = carrying.queries.picture, list[int]()

    def late(*given: Any) -> Any:
        found = pictured(*given)
        taken.append(len(taken))
        if len(taken) == 2:  # it was compared, and is written now
            Unit.objects.filter(pk=world.unit_id).update(serial="VF-2026-001")
        return found

    monkeypatch.setattr(carrying.queries, "picture", late)
    work(world, one)
    assert (one.done_at, one.doing, Customer.objects.count()) == (None, "check", 1)
    assert deferred()[-1] == ("assets.work_import", {"import_id": one.pk, "turn": one.turn})


def test_it_stops_where_it_is_no_longer_wanted(world: World) -> None:
    one = order(world, brought(world, NEW))
    turn = one.turn
    cancel_import(import_id=one.pk, actor=world.lin)
    with nothing_changed():
        work_import(import_id=one.pk, turn=turn, now=world.now)
    order(world, one, "check", update=True)
    with nothing_changed():
        work_import(import_id=one.pk, turn=turn, now=world.now)


def test_it_stops_between_two_parts(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    one = order(world, brought(world, NEW))
    pictured = carrying.queries.picture

    def cancelled(*given: Any) -> Any:
        cancel_import(import_id=one.pk, actor=world.lin)
        return pictured(*given)

    monkeypatch.setattr(carrying.queries, "picture", cancelled)
    work(world, one)
    assert (one.doing, one.done_at, one.trouble, Customer.objects.count()) == ("", None, "", 1)


def test_it_does_nothing_for_whoever_may_not_any_more(world: World) -> None:
    one = order(world, brought(world, NEW))
    Grant.objects.filter(user=world.lin.id).delete()
    work(world, one)
    assert (one.doing, one.done_at, Customer.objects.count()) == ("", None, 1)
    assert one.trouble


def test_hundreds_of_rows_take_no_more_statements_than_a_few(world: World) -> None:
    def taken(count: int, prefix: str, *, update: bool) -> list[int]:
        """How many statements it takes to look through a list of so many rows, to carry it out and to undo it."""
        rows = [
            (
                f"{prefix}{n // 2}厂",
                "沈阳",
                f"李{n}",
                f"139{ord(prefix) % 10}{n:07d}",
                f"{n}号",
                f"{prefix}-{n}",
                "VF-1600",
                "",
            )
            for n in range(count)
        ]
        made = list[int]()
        one = Import.objects.get(pk=read(world, as_csv(*rows)))
        order(world, one, "check", update=update)
        for act in (
            lambda: work(world, one), lambda: work(world, order(world, one)),
            lambda: undo_import(import_id=one.pk, actor=world.lin, now=world.now),
        ):  # fmt: skip
            with CaptureQueriesContext(connection) as captured:
                act()
            made.append(len(captured))
        forget()
        assert one.seen == count
        return made

    few, many = taken(10, "甲", update=False), taken(300, "乙", update=True)
    assert all(more - less <= 6 for less, more in zip(few, many, strict=True)), (few, many)
    assert max(many) < 60, many


def test_known_ones_are_changed_and_changed_back_together(world: World) -> None:
    one = order(world, brought(world, KNOWN), "check", update=True)
    order(world, work(world, one))
    work(world, one)
    changed = Customer.objects.get()
    assert (changed.address, changed.version, changed.changed) == ("文化路1号", 2, ["address", "contacts"])
    undo_import(import_id=one.pk, actor=world.lin, now=world.now)
    back = Customer.objects.get()
    assert (back.address, back.version, back.contacts.get().name) == ("", 3, "王芳")
