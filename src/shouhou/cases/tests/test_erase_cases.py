"""Use case: everything that was written on the cases and calls of a customer is erased."""

import pytest
from tests.acts import HOUR
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.models import Call, Case
from shouhou.cases.services.erase_cases import GONE, erase_cases
from shouhou.cases.services.note_call import note_call
from shouhou.kernel.errors import Invalid
from shouhou.timeline import public as timeline


def test_what_happened_stays_without_its_words(world: World) -> None:
    case = world.registered()
    note_call(kind="complaint", customer_id=world.customer_id, text="态度差", actor=world.mei, now=world.now)
    Case.objects.update(is_open=False)
    numbers = erase_cases(customer_ids=[world.customer_id], actor=world.lin, now=world.now + HOUR)
    opening = timeline.history(case.subject_id)[0]
    assert (numbers, opening.word, opening.words) == ([case.number], "request.received", None)
    assert (Case.objects.get().summary, Call.objects.get().text) == ("", GONE)


def test_it_refuses_while_a_case_is_open(world: World) -> None:
    world.registered()
    with nothing_changed(), pytest.raises(Invalid):
        erase_cases(customer_ids=[world.customer_id], actor=world.lin, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    world.registered()
    Case.objects.update(is_open=False)
    erase = {"customer_ids": [world.customer_id], "actor": world.lin, "now": world.now}
    assert all_or_nothing(lambda: erase_cases(**erase)) >= 2
