"""Use case: what was planned of a list becomes customers, contacts and units."""

import datetime as dt
from typing import Any

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets import queries
from shouhou.assets.models import Unit
from shouhou.assets.rules.lists import Row
from shouhou.assets.rules.plan import Outcome, Plan, planned
from shouhou.assets.services.import_rows import import_rows
from shouhou.customers.models import Contact, Customer
from shouhou.customers.public import add_customer
from shouhou.kernel.errors import NotAllowed
from shouhou.people.public import Actor

NEW = {"name": "大连铸造有限公司", "branch": "沈阳", "contact": "李娜", "phone": "13900000001", "other_phone": "024-88880000",
       "distance_km": "35.5公里", "grade": "key customer", "serial": "VF-1", "model": "VF-1600"}  # fmt: skip
WRONG = {
    "no customer": ({"name": ""}, "name"),
    "a branch that is not known": ({"branch": "大连"}, "branch"),
    "a grade that is not known": ({"grade": "贵宾"}, "grade"),
    "nobody of this name": ({"salesperson": "无此人"}, "salesperson"),
    "a distance in words": ({"distance_km": "很远"}, "distance_km"),
    "a contact without a number": ({"phone": ""}, "phone"),
    "no telephone number": ({"phone": "1"}, "phone"),
    "no second telephone number": ({"other_phone": "1"}, "other_phone"),
    "a contact with too long a name": ({"contact": "长" * 61}, "contact"),
    "a unit without a model": ({"model": ""}, "model"),
    "a unit without a serial number": ({"serial": ""}, "serial"),
    "a model that is nearly another": ({"model": "VF-1700"}, "model"),
    "a day that is none": ({"made_on": "2026-02-30"}, "made_on"),
    "a delivery before it was made": ({"made_on": "2026-02-02", "delivered_on": "2026-02-01"}, "delivered_on"),
    "a unit of another customer": ({"serial": "SN-0001"}, "serial"),
}  # fmt: skip


def imported(rows: list[Row], *, update: bool, actor: Actor) -> tuple[list[Outcome], list[dict[str, Any]], Plan]:
    """Rows planned as things stand, and written."""
    picture = queries.picture(actor, rows)
    outcomes, plan = planned(rows, picture, update=update)
    return outcomes, import_rows(plan=plan, picture=picture, actor=actor), plan


def rows(*cells: dict[str, str]) -> list[Row]:
    return [Row(n, {name: text for name, text in row.items() if text}) for n, row in enumerate(cells, 2)]


def test_it_enters_a_customer_with_contacts_and_units(world: World) -> None:
    second = {"name": NEW["name"], "contact": "赵强", "phone": "13900000002", "serial": "VF-2", "model": "TEST-9"}
    outcomes, made, _plan = imported(rows(NEW, second), update=False, actor=world.lin)
    assert [o.effects for o in outcomes] == [["customer_new", "unit_new"], ["unit_new", "model_new"]]
    customer = Customer.objects.get(name=NEW["name"])
    assert (customer.grade, str(customer.distance_km), customer.branch_id) == (
        "key",
        "35.5",
        world.branches["shenyang"],
    )
    found = Contact.objects.filter(customer=customer).order_by("pk").values_list("name", "phone", "other_phone")
    assert [*found] == [("李娜", "13900000001", "02488880000"), ("赵强", "13900000002", "")]
    assert sorted(Unit.objects.filter(customer=customer).values_list("serial", flat=True)) == ["VF-1", "VF-2"]
    assert [step["kind"] for step in made] == ["model", "customer", "contact", "unit", "contact", "unit"]


def test_what_is_known_stays_and_only_a_new_unit_is_added(world: World) -> None:
    known = {"name": "沈阳某研究所", "phone": "13800138000", "contact": "别人", "address": "别处"}
    outcomes, _made, _plan = imported(
        rows(known | {"serial": "SN-0001", "model": "VF-1600", "site": "二厂"}, known | {"serial": "X-1", "model": "VF-1600"}),
        update=False, actor=world.lin,
    )  # fmt: skip
    assert [o.state for o in outcomes] == ["same", "new"]
    assert (Customer.objects.get().version, Unit.objects.get(serial="SN-0001").site) == (1, "")
    assert Contact.objects.get().name == "王芳"


def test_what_is_known_takes_what_the_file_says(world: World) -> None:
    known = {"name": "沈阳某研究所", "phone": "13800138000", "contact": "王芳芳", "address": "文化路1号",
             "serial": "SN-0001", "model": "VF-1600", "installed_on": "2025-12-01"}  # fmt: skip
    (outcome,), _made, _plan = imported(rows(known), update=True, actor=world.lin)
    assert outcome.effects == ["customer_changed", "contact_changed", "unit_changed"]
    customer, unit = Customer.objects.get(), Unit.objects.get()
    assert (customer.address, customer.distance_km, Contact.objects.get().name) == ("文化路1号", 640, "王芳芳")
    assert (unit.installed_on, unit.delivered_on) == (dt.date(2025, 12, 1), dt.date(2025, 11, 10))
    with nothing_changed():
        (again,), _made, _plan = imported(rows(known), update=True, actor=world.lin)
    assert again.state == "same"


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_row_is_left_out(what: str, world: World) -> None:
    changed, column = WRONG[what]
    with nothing_changed():
        (outcome,), made, plan = imported(rows(NEW | changed), update=False, actor=world.lin)
    assert (outcome.state, [*outcome.errors], made, plan.brought) == ("wrong", [column], [], {})


def test_a_row_that_several_customers_fit_is_left_out(world: World) -> None:
    add_customer(name="沈阳某研究所", branch_id=world.branches["shenyang"], actor=world.lin)
    with nothing_changed():
        (outcome,), _made, _plan = imported(rows({"name": "沈阳某研究所"}), update=False, actor=world.lin)
    assert [*outcome.errors] == ["name"]


def test_a_customer_and_a_unit_out_of_sight_are_not_told_of(world: World) -> None:
    row = {"name": "沈阳某研究所", "phone": "13800138000", "contact": "甲"}
    outcomes, _made, _plan = imported(
        rows(row, row | {"serial": "SN-0001", "model": "VF-1600"}), update=False, actor=world.gu
    )
    assert [o.state for o in outcomes] == ["new", "wrong"]
    assert "沈阳" not in outcomes[1].errors["serial"]


def test_it_refuses_whoever_may_not(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        imported(rows(NEW), update=False, actor=world.mei)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: imported(rows(NEW, {"name": "乙"}), update=False, actor=world.lin)) >= 3
