"""Use case: somebody asks for service. A case opens with the minute of the request, and its clocks start."""

import datetime as dt

import pytest
from tests.acts import HOUR, verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.models import Case
from shouhou.cases.public import register_request
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound
from shouhou.kernel.numbers import is_whole
from shouhou.timeline.models import Clock, Event, Subject


def given(world: World, **changed: object) -> dict[str, object]:
    fields = {"channel": "phone", "visit_needed": True, "requirement": "炉温上不去"}
    return {
        "customer_id": world.customer_id, "unit_id": world.unit_id, "fields": fields, "actor": world.mei,
        "now": world.now, **changed,
    }  # fmt: skip


def test_it_opens_a_case_with_its_number_its_clocks_and_its_facts(world: World) -> None:
    registered = register_request(**given(world))  # type: ignore[arg-type]
    case = Case.objects.get()
    assert case.number == registered.number
    assert is_whole(case.number)
    assert (case.state, case.is_open, case.summary, case.registrar_id) == (
        "requested",
        True,
        "炉温上不去",
        world.mei.id,
    )
    assert (case.opened_at, case.last_seq, case.unit_id) == (world.now, 1, world.unit_id)
    assert (case.next_clause, case.next_late_from, case.worst) == (
        "FUR-2.1",
        world.now + dt.timedelta(minutes=181),
        "running",
    )
    assert {*Clock.objects.values_list("clause", flat=True)} == {"FUR-2.1", "FUR-2.2", "FUR-2.3", "FUR-6.0a"}
    assert Subject.objects.get().given == {
        "customer.name": "沈阳某研究所", "customer.distance_km": "640.0", "unit.model": "VF-1600",
        "unit.delivered_on": "2025-11-10",
    }  # fmt: skip
    assert verified(world.now) == []


def test_it_names_who_holds_which_post_from_the_first_minute_on(world: World) -> None:
    register_request(**given(world))  # type: ignore[arg-type]
    holders = {h["role"]: int(h["person"]) for h in Subject.objects.get().holders}
    assert (holders["desk"], holders["manager"], holders["engineer"]) == (world.mei.id, world.lin.id, world.tao.id)
    assert "buyer" not in holders


def test_it_leaves_a_post_open_that_several_hold(world: World) -> None:
    from shouhou.people.services.grant_role import grant_role

    grant_role(user_id=world.hua.id, role="engineer", branch_id=world.branches["shenyang"], at=world.now)
    register_request(**given(world))  # type: ignore[arg-type]
    assert "engineer" not in {h["role"] for h in Subject.objects.get().holders}
    assert Clock.objects.get(clause="FUR-2.3").person_id is None


def test_it_records_the_customers_word_as_entered_by_the_desk(world: World) -> None:
    register_request(**given(world))  # type: ignore[arg-type]
    event = Event.objects.get()
    assert (event.role, event.actor_id, event.recorder_id) == ("customer", None, world.mei.id)


def test_it_opens_a_case_without_a_unit_and_under_no_regulation(world: World) -> None:
    from shouhou.customers.public import add_customer

    customer = add_customer(name="大连客户", branch_id=world.branches["dalian"], actor=world.gu)
    register_request(**given(world, customer_id=customer, unit_id=None, actor=world.gu))  # type: ignore[arg-type]
    case = Case.objects.get()
    assert (case.unit_id, case.state, case.next_clause) == (None, "requested", "")


WRONG = {
    "a channel that is none": ({"channel": "pigeon"}, "channel"),
    "a field that is none": ({"colour": "red"}, "colour"),
    "words with a NUL": ({"requirement": "a\x00b"}, "requirement"),
    "words that are a list": ({"requirement": ["a"]}, "requirement"),
    "a half-known yes or no": ({"visit_needed": "perhaps"}, "visit_needed"),
}


@pytest.mark.parametrize("case", WRONG)
def test_it_refuses(case: str, world: World) -> None:
    fields, field = WRONG[case]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        register_request(**given(world, fields=fields))  # type: ignore[arg-type]
    assert [*refused.value.fields] == [field]


def test_it_refuses_the_future(world: World) -> None:
    with nothing_changed(), pytest.raises(Invalid) as refused:
        register_request(**given(world, at=world.now + HOUR))  # type: ignore[arg-type]
    assert [*refused.value.fields] == ["at"]


def test_it_refuses_whoever_may_not_register(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        register_request(**given(world, actor=world.hua))  # type: ignore[arg-type]


def test_it_knows_no_customer_or_unit_outside_the_scope(world: World) -> None:
    for changed in ({"actor": world.gu}, {"customer_id": 999}, {"unit_id": 999}):
        with nothing_changed(), pytest.raises(NotFound):
            register_request(**given(world, **changed))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: register_request(**given(world))) >= 1  # type: ignore[arg-type]
