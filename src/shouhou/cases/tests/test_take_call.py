"""Use case: the desk takes a call in one go: caller and unit, the request, the first answer."""

import datetime as dt
from decimal import Decimal

import pytest
from tests.acts import clock_of, verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets.models import Unit
from shouhou.cases.models import Case
from shouhou.cases.public import take_call
from shouhou.customers.models import Contact, Customer
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound
from shouhou.timeline.models import Event


def given(world: World, **changed: object) -> dict[str, object]:
    fields = {
        "channel": "phone",
        "visit_needed": "true",
        "kind": "repair",
        "requirement": "炉温上不去",
        "fault": "VF-01",
    }
    return {
        "customer_id": world.customer_id, "unit_id": world.unit_id, "fields": fields, "actor": world.mei,
        "now": world.now, **changed,
    }  # fmt: skip


def stranger(world: World, **changed: object) -> dict[str, object]:
    """A call of somebody who is not known, with a unit that is not known."""
    caller = {
        "name": "鞍山某特钢公司", "branch_id": world.branches["shenyang"], "contact": "李国栋", "phone": "04128880002",
        "address": "", "distance_km": Decimal(96),
    }  # fmt: skip
    unit = {"serial": "SN-0077", "model": "VF-900", "delivered_on": dt.date(2025, 1, 2)}
    return given(world, customer_id=None, unit_id=None, new_customer=caller, new_unit=unit, **changed)


def test_it_registers_a_request_and_logs_the_first_answer_as_an_event_of_its_own(world: World) -> None:
    registered = take_call(**given(world, answer="请先断电，技术人员一小时内回电"))  # type: ignore[arg-type]
    assert [*Event.objects.values_list("word", "role")] == [
        ("request.received", "customer"),
        ("request.answered", "desk"),
    ]
    case = Case.objects.get()
    assert (case.number, case.state, case.kind) == (registered.number, "answered", "repair")
    assert clock_of(registered, "response").state == "met"
    assert Event.objects.get(seq=1).data["fault"] == "VF-01"
    assert verified(world.now) == []


def test_it_answers_nothing_where_nothing_was_said(world: World) -> None:
    take_call(**given(world, answer="  "))  # type: ignore[arg-type]
    assert Event.objects.get().word == "request.received"


def test_it_enters_an_unknown_caller_with_their_unit(world: World) -> None:
    take_call(**stranger(world))  # type: ignore[arg-type]
    customer = Customer.objects.get(name="鞍山某特钢公司")
    assert Contact.objects.get(customer=customer).phone == "04128880002"
    case = Case.objects.get()
    assert (case.customer, case.unit) == (customer, Unit.objects.get(serial="SN-0077"))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"new_customer": {"name": "", "branch_id": 0}}, "customer_name"),
        ({"new_unit": {"serial": "SN-0001", "model": "VF-900"}}, "unit_serial"),
        ({"new_unit": {"serial": "SN-9", "model": ""}}, "unit_model"),
        ({"new_customer": None}, ""),
        ({"fields": {"channel": "smoke"}}, "channel"),
    ],
)
def test_it_names_the_field_that_is_not_right_and_enters_nothing(
    world: World, changed: dict[str, object], field: str
) -> None:
    if changed.get("new_customer"):
        changed = {"new_customer": {"name": "", "branch_id": world.branches["shenyang"]}}
    with pytest.raises(Invalid) as wrong, nothing_changed():
        take_call(**stranger(world) | changed)  # type: ignore[arg-type]
    assert field in wrong.value.fields


def test_it_refuses_a_customer_of_another_branch(world: World) -> None:
    with pytest.raises(NotFound), nothing_changed():
        take_call(**given(world, actor=world.gu))  # type: ignore[arg-type]


def test_it_refuses_whoever_registers_no_requests(world: World) -> None:
    with pytest.raises(NotAllowed), nothing_changed():
        take_call(**given(world, actor=world.hua))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: take_call(**stranger(world, answer="已告知"))) >= 10  # type: ignore[arg-type]
