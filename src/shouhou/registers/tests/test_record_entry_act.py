"""Use case: something happens on an entry of a register."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound, Refused
from shouhou.registers.errors import NotYourRole
from shouhou.registers.models import Entry
from shouhou.registers.services.record_entry_act import record_entry_act
from shouhou.timeline.models import Event


def act(world: World, entry: Entry, word: str, by: str = "keeper", **fields: object) -> object:
    return record_entry_act(entry_id=entry.pk, word=word, fields=fields, actor=world.actor(by), now=world.now)


def test_it_records_and_lets_the_listed_row_follow(world: World, stocktake: Entry) -> None:
    act(world, stocktake, "stocktake.frozen")
    assert Entry.objects.get().state == "frozen"
    assert Event.objects.order_by("seq").last().role == "keeper"  # type: ignore[union-attr]


def test_it_refuses_by_clause(world: World, stocktake: Entry) -> None:
    with nothing_changed(), pytest.raises(Refused) as refused:
        act(world, stocktake, "kind.counted", quantity=3)
    assert [r.clause for r in refused.value.reasons] == ["FMM-2.4.3"]


def test_it_lets_another_person_approve_and_not_the_one_who_asked(world: World, stocktake: Entry) -> None:
    for word in ("stocktake.frozen", "stocktake.counted"):
        act(world, stocktake, word)
    with nothing_changed(), pytest.raises(Refused):
        act(world, stocktake, "stocktake.adjusted")
    act(world, stocktake, "approval.given", by="lin")
    act(world, stocktake, "stocktake.adjusted")
    assert Entry.objects.get().state == "adjusted"


def test_it_hides_what_somebody_does_not_see_and_refuses_an_unknown_word(world: World, stocktake: Entry) -> None:
    for by, word in (("gu", "stocktake.frozen"), ("ann", "stocktake.frozen"), ("keeper", "visit.arrived")):
        with nothing_changed(), pytest.raises(NotFound):
            act(world, stocktake, word, by=by)


def test_it_refuses_a_role_that_the_vocabulary_does_not_name(world: World, stocktake: Entry) -> None:
    with nothing_changed(), pytest.raises(NotYourRole):
        act(world, stocktake, "stocktake.frozen", by="hua")
    with nothing_changed(), pytest.raises(Invalid):
        act(world, stocktake, "kind.booked")


def test_it_leaves_nothing_when_it_breaks(world: World, stocktake: Entry) -> None:
    assert all_or_nothing(lambda: act(world, stocktake, "stocktake.frozen")) > 2
