"""Use case: the customer asks for service herself."""

import datetime as dt

import pytest
from tests.acts import clock_of, verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets.public import add_unit
from shouhou.cases.models import Case
from shouhou.cases.services.register_customer_request import register_customer_request
from shouhou.customers.public import add_customer
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.timeline import public as timeline

FAULT = {"channel": "qr", "kind": "repair", "requirement": "炉温上不去"}


@pytest.mark.clause("FUR-6.0a")
def test_it_opens_a_case_whose_clocks_run_as_with_a_call(world: World) -> None:
    made = register_customer_request(customer_id=world.customer_id, unit_id=world.unit_id, fields=FAULT, now=world.now)
    row = Case.objects.get(number=made.number)
    assert (row.registrar_id, row.summary, row.state) == (None, "炉温上不去", "requested")
    assert world.people["mei"] in row.people  # the only one at the desk holds it
    (entry,) = timeline.history(made.subject_id)
    assert (entry.role, entry.recorder_id, entry.occurred_at) == ("customer", None, world.now)
    assert clock_of(made, "response").due_at == world.now + dt.timedelta(hours=3)
    assert verified(world.now) == []


def test_it_refuses_a_unit_of_somebody_else_and_wrong_fields(world: World) -> None:
    other = add_customer(name="别家", branch_id=world.branches["shenyang"], actor=world.lin, phone="13900139000")
    unit = add_unit(serial="SN-2", model="VF-1600", customer_id=other, actor=world.lin)
    with nothing_changed(), pytest.raises(NotFound):
        register_customer_request(customer_id=world.customer_id, unit_id=unit, fields=FAULT, now=world.now)
    with nothing_changed(), pytest.raises(Invalid):
        register_customer_request(
            customer_id=world.customer_id, unit_id=None, fields={"kind": "wish"}, now=world.now
        )  # fmt: skip


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    given = {"customer_id": world.customer_id, "unit_id": world.unit_id, "fields": FAULT, "now": world.now}
    assert all_or_nothing(lambda: register_customer_request(**given)) >= 4
