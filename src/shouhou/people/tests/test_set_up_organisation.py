"""Use case: the first administrator begins an empty installation."""

import datetime as dt

import pytest
from django.conf import settings
from django.test import Client
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.config.first_run import first_run
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.kernel.public import installation
from shouhou.people.models import Role
from shouhou.people.public import actor
from shouhou.people.rules import setup_code
from shouhou.people.services.set_up_organisation import STRICT, set_up_organisation
from shouhou.people.services.ship_roles import ship_roles

GIVEN = {
    "organisation": "北方真空炉有限公司", "name": "安然", "username": "ann", "password": "a quiet lake in autumn",
    "code": setup_code("secret"), "secret": "secret",
}  # fmt: skip


@pytest.fixture
def empty(db: None, monday: dt.datetime) -> dt.datetime:
    ship_roles()
    return monday


def test_it_makes_an_organisation_with_somebody_who_manages_it(empty: dt.datetime) -> None:
    person = actor(set_up_organisation(at=empty, **GIVEN), empty)
    assert person.may("people.manage")
    assert person.may("regulation.adopt")
    assert installation(fresh=True).organisation == "北方真空炉有限公司"
    assert not installation(fresh=True).is_demo
    assert {*Role.objects.filter(needs_second_factor=True).values_list("code", flat=True)} == {*STRICT}


@pytest.mark.parametrize(
    ("field", "value"),
    [("code", "AAAA-AAAA-AAAA-AAAA"), ("organisation", " "), ("password", "short"), ("username", "")],
)
def test_it_refuses_at_the_field(field: str, value: str, empty: dt.datetime) -> None:
    with nothing_changed(), pytest.raises(Invalid) as refused:
        set_up_organisation(at=empty, **{**GIVEN, field: value})
    assert [*refused.value.fields] == [field]


def test_it_happens_once(world: World) -> None:
    with nothing_changed(), pytest.raises(NotFound):
        set_up_organisation(at=world.now, **GIVEN)


def test_it_leaves_nothing_when_it_breaks(empty: dt.datetime) -> None:
    assert all_or_nothing(lambda: set_up_organisation(at=empty, **GIVEN)) == 6


def test_the_console_and_the_screens_lead_there_and_then_to_a_second_factor(empty: dt.datetime) -> None:
    client, code = Client(), setup_code(settings.SECRET_KEY)
    assert code in "\n".join(first_run())
    assert client.get("/sign-in").headers["Location"] == "/set-up"
    sent = {**{k: v for k, v in GIVEN.items() if k != "secret"}, "again": GIVEN["password"]}
    assert client.post("/set-up", {**sent, "code": "x"}).status_code == 422
    assert client.post("/set-up", {**sent, "code": code}).headers["Location"] == "/account/two-factor/"
    assert client.get("/settings/people").headers["Location"] == "/account/two-factor/"
    assert client.get("/api/v1/me").status_code == 403
    assert client.get("/account/two-factor/").status_code == 200
    assert Client().get("/set-up").status_code == 404
    assert Client().get("/sign-in").status_code == 200
    assert first_run() == []


def test_guessing_the_code_is_slow_work(empty: dt.datetime) -> None:
    answers = [Client().post("/set-up", {"code": f"{n}"}).status_code for n in range(11)]
    assert answers == [422] * 10 + [429]
