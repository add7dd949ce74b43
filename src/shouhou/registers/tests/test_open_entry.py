"""Use case: an entry of a register is opened by its first word."""

import pytest
from tests.acts import verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed, NotFound
from shouhou.registers.errors import NotYourRole
from shouhou.registers.models import Entry
from shouhou.registers.services.open_entry import open_entry
from shouhou.timeline.models import Event, Subject


def given(world: World, **changed: object) -> dict[str, object]:
    base = {
        "kind": "budget", "branch_id": world.branches["shenyang"], "word": "budget.drafted", "fields": {"year": 2026},
        "actor": world.lin, "now": world.now,
    }  # fmt: skip
    return {**base, **changed}


def test_it_has_a_number_a_title_and_its_first_word(world: World, stocktake: Entry) -> None:
    subject = Subject.objects.get(pk=stocktake.subject_id)
    assert (stocktake.number[0], stocktake.title, stocktake.state) == ("R", "四月盘点", "planned")
    assert [a["regulation"] for a in subject.adopted if a["regulation"] == "farm-machinery"]
    event = Event.objects.get(subject=subject)
    assert (event.word, event.role, event.actor_id) == ("stocktake.planned", "keeper", world.people["keeper"])
    assert {"role": "keeper", "person": str(world.people["keeper"])} in subject.holders
    assert verified(world.now) == []


def test_it_refuses_an_unknown_kind_word_or_fact(world: World) -> None:
    for changed in ({"kind": "case"}, {"kind": "nothing"}, {"word": "budget.flown"}):
        with nothing_changed(), pytest.raises(NotFound):
            open_entry(**given(world, **changed))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(Invalid):
        open_entry(**given(world, given={"customer.name": "x"}))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(Invalid):
        open_entry(**given(world, fields={}))  # type: ignore[arg-type]


def test_it_refuses_whoever_may_not(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        open_entry(**given(world, actor=world.actor("ann")))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(NotYourRole):
        open_entry(**given(world, actor=world.tao))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: open_entry(**given(world))) > 2  # type: ignore[arg-type]
