"""Use case: an import is to be looked through or carried out; the worker does it."""

import pytest
from tests.jobs import deferred
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets.models import Import
from shouhou.assets.services.carry_out_import import carry_out_import
from shouhou.assets.services.order_import import order_import
from shouhou.assets.services.read_import import read_import
from shouhou.assets.tests.import_files import KNOWN, NEW, as_csv, brought
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound
from shouhou.people.public import Actor


def order(one: Import, actor: Actor, doing: str = "carry_out") -> None:
    order_import(import_id=one.pk, doing=doing, actor=actor, language="en", update=True)


def test_it_is_remembered_with_what_the_person_was_allowed(world: World) -> None:
    one = brought(world, NEW)
    order(one, world.lin.within(["customers"]), "check")
    one.refresh_from_db()
    assert (one.doing, one.turn, one.ordered_update, one.update, one.language) == ("check", 2, True, False, "en")
    assert one.allowed == ["customer.edit", "customer.import", "customer.see"]  # a key that reaches no numbers
    assert deferred()[-1] == ("assets.work_import", {"import_id": one.pk, "turn": 2})


def test_it_refuses_while_the_worker_is_at_it(world: World) -> None:
    import_id = read_import(content=as_csv(NEW), name="a.csv", actor=world.lin, language="en", now=world.now)
    for doing in ("check", "carry_out"):
        with nothing_changed(), pytest.raises(Invalid):
            order(Import.objects.get(pk=import_id), world.lin, doing)


def test_it_refuses_where_nothing_is_to_be_done_or_all_is_done(world: World) -> None:
    known, new = brought(world, KNOWN), brought(world, NEW)
    carry_out_import(import_id=new.pk, actor=world.lin, now=world.now)
    for one in (known, new):
        with nothing_changed(), pytest.raises(Invalid):
            order(one, world.lin)


def test_it_refuses_whoever_may_not(world: World) -> None:
    one = brought(world, NEW)
    with nothing_changed(), pytest.raises(NotAllowed):
        order(one, world.mei)
    with nothing_changed(), pytest.raises(NotFound):
        order(one, world.zhao)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    one = brought(world, NEW)
    assert all_or_nothing(lambda: order(one, world.lin)) == 2
