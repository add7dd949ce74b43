"""Row history: who changed which master data, in which request; and no personal column in it."""

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from tests.world import World

from shouhou.assets.models import Unit
from shouhou.customers.models import Customer
from shouhou.people.models import Grant, User
from shouhou.people.services.grant_role import grant_role

PERSONAL = {
    "people.User": {"password", "mobile", "email", "last_login"},
    "customers.Customer": {"name", "address", "search"},
    "assets.Unit": {"site"},
}
TRACKED = [m for m in apps.get_models() if m.__module__.startswith("shouhou.") and hasattr(m, "pgh_event_model")]


def test_it_says_who_and_which_request(world: World) -> None:
    client = Client()
    client.force_login(User.objects.get(username="mei"))
    given = {"name": "鞍山钢厂", "branch": world.branches["shenyang"], "phone": "13912345678"}
    answered = client.post(reverse("customer_add"), given)
    customer = Customer.objects.get(name="鞍山钢厂")
    written = Customer.pgh_event_model.objects.get(pgh_obj=customer)  # type: ignore[attr-defined]
    context = written.pgh_context.metadata
    assert written.pgh_label == "insert"
    assert (context["user"], context["url"]) == (world.mei.id, reverse("customer_add"))
    assert context["request_id"] == answered["X-Request-Id"]


def test_it_keeps_each_change_beside_the_first_writing(world: World) -> None:
    Unit.objects.filter(pk=world.unit_id).update(serial="SN-0009")
    history = Unit.pgh_event_model.objects.filter(pgh_obj=world.unit_id).order_by("pgh_id")  # type: ignore[attr-defined]
    assert [(h.pgh_label, h.serial) for h in history] == [("insert", "SN-0001"), ("update", "SN-0009")]


def test_it_keeps_what_was_granted(world: World) -> None:
    pk = grant_role(user_id=world.tao.id, role="desk", branch_id=world.branches["dalian"], at=world.now)
    assert Grant.pgh_event_model.objects.filter(pgh_obj=pk, pgh_label="insert").count() == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("label", PERSONAL)
def test_it_keeps_no_personal_column(label: str) -> None:
    columns = {f.name for f in apps.get_model(label).pgh_event_model._meta.fields}
    assert columns & PERSONAL[label] == set()


def test_it_writes_nothing_where_only_a_personal_column_changed(world: World) -> None:
    events = Customer.pgh_event_model.objects  # type: ignore[attr-defined]
    before = events.count()
    Customer.objects.update(address="和平区1号", name="新名")
    assert events.count() == before


def test_it_tracks_master_data_roles_and_adoption_and_nothing_that_the_spine_tells() -> None:
    assert {m._meta.label for m in TRACKED} == {
        "people.Branch", "people.Grant", "people.Role", "people.User", "policy.Adoption", "policy.CalendarYear",
        "policy.Draft", "policy.WorkingWeek", "customers.Customer", "assets.ProductModel", "assets.Unit",
        "documents.RegisterColumn", "cases.FaultCode", "notices.Channel", "notices.House", "notices.Wording",
        "kernel.Series",
    }  # fmt: skip
