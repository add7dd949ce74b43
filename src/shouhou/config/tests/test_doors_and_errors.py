"""What goes wrong inside a service becomes a page that says what to do; nothing is left behind, and it is never a 500."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.acts import do
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.kernel import jobs
from shouhou.kernel.errors import (
    Invalid,
    NotAllowed,
    NotFound,
    Reason,
    Refused,
    ShouhouError,
    Stale,
    Undecided,
    own_reason,
)
from shouhou.people.models import User

ERRORS: dict[str, tuple[ShouhouError, int]] = {
    "Invalid, at a field": (Invalid({"channel": "这个渠道不对"}), 422),
    "Invalid, of the whole": (Invalid({"": "整张单不对"}), 422),
    "Refused by a clause": (
        Refused(Reason("FUR-2.7", "signed", {"zh": "须用户签字", "en": "a signature"}, "furnace-maker")),
        422,
    ),
    "Refused by the product": (Refused(own_reason("fine", "已入账")), 422),
    "Undecided": (Undecided(frozenset({"customer.distance_km"})), 422),
    "Stale": (Stale("1 new"), 422),
    "NotAllowed": (NotAllowed("记录"), 403),
    "NotFound": (NotFound(), 404),
}
SAID = {
    "Invalid, at a field": "这个渠道不对", "Invalid, of the whole": "整张单不对", "Refused by a clause": "须用户签字",
    "Refused by the product": "已入账", "Undecided": "距用户里程",
}  # fmt: skip


@pytest.fixture
def mei(world: World) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username="mei"))
    client.get(reverse("home"))  # from then on the session need not be written for ten minutes
    return client


def failing(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every act break after its event was written."""

    def fail(calls: Any) -> Any:
        raise error

    monkeypatch.setattr(jobs, "defer_all", fail)


@pytest.mark.parametrize("name", ERRORS)
def test_it_is_told_on_the_form_of_an_act(
    name: str, world: World, mei: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = world.registered()
    error, status = ERRORS[name]
    failing(error, monkeypatch)
    given = {"channel": "phone", "text": "明天上门", "act_key": uuid.uuid4(), "seen": 1, "role": "desk"}
    with nothing_changed():
        answered = mei.post(reverse("act", args=[case.number, "request.answered"]), given)
    assert answered.status_code == status
    assert SAID.get(name, "") in answered.content.decode()
    if status == 422:
        assert "明天上门" in answered.content.decode()  # what was typed stays


@pytest.mark.parametrize("name", ERRORS)
def test_it_is_told_on_a_page_where_there_is_no_form(
    name: str, world: World, mei: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now)
    error, _status = ERRORS[name]
    failing(error, monkeypatch)
    with nothing_changed():
        answered = mei.post(reverse("undo_act", args=[case.number, 2]))
    assert answered.status_code == error.status
    assert SAID.get(name, "") in answered.content.decode()


@pytest.mark.parametrize("name", [n for n in ERRORS if n not in ("Stale", "NotAllowed", "NotFound")])
def test_it_is_told_where_a_request_is_registered(
    name: str, world: World, mei: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(ERRORS[name][0], monkeypatch)
    given = {"channel": "phone", "act_key": uuid.uuid4(), "role": "customer", "unit": world.unit_id}
    with nothing_changed():
        answered = mei.post(reverse("register_for", args=[world.customer_id]), given)
    assert answered.status_code in (409, 422)
    assert SAID[name] in answered.content.decode()


def test_it_leaves_nothing_behind_when_a_program_error_ends_the_act(
    world: World, mei: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = world.registered()
    failing(ZeroDivisionError(), monkeypatch)
    given = {"channel": "phone", "act_key": uuid.uuid4(), "seen": 1, "role": "desk"}
    with nothing_changed():
        answered = mei.post(reverse("act", args=[case.number, "request.answered"]), given)
    assert answered.status_code == 500


def test_it_records_once_what_is_sent_twice(world: World, mei: Client) -> None:
    from shouhou.timeline.models import Event

    case = world.registered()
    given = {"channel": "phone", "act_key": uuid.uuid4(), "seen": 1, "role": "desk"}
    address = reverse("act", args=[case.number, "request.answered"])
    assert [mei.post(address, given).status_code for _ in range(2)] == [302, 302]
    assert Event.objects.count() == 2


def test_it_shows_what_somebody_else_has_recorded_meanwhile(world: World, mei: Client) -> None:
    case = world.registered()
    do(case, "requirement.confirmed", world.hua, world.now)
    given = {"channel": "phone", "text": "明天上门", "act_key": uuid.uuid4(), "seen": 1, "role": "desk"}
    answered = mei.post(reverse("act", args=[case.number, "request.answered"]), given)
    assert answered.status_code == 422
    assert "明天上门" in answered.content.decode()
    given["seen"] = 2
    assert mei.post(reverse("act", args=[case.number, "request.answered"]), given).status_code == 302


BAD_ADDRESSES = [
    "/cases?after=²_²", "/cases?after=0001-01-01T00:00:00%2B23:59_5", "/cases?view=x&sort=y&state=" + "z" * 99,
    "/cases?after=9999-12-31T23:59:59-23:59_1", "/ledger?month=9999-12", "/ledger?month=0001-01", "/ledger?month=x",
    "/faults?view=x", "/search?q=%00", "/search?q=" + "长" * 500, "/customers?q=%00", "/cases/new?q=%00",
    "/cases/%00", "/cases/x%00y/acts/request.answered", "/cases/new/99999999999999999999999", "/cases?mine=x",
    "/customers/new?name=%00",
]  # fmt: skip


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_it_answers_a_bad_address_with_less_than_500(address: str, world: World) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username="lin"))
    assert client.get(address).status_code < 500


@pytest.mark.parametrize("unit", ["²", "x", "9" * 40, "-1", "\x00"])
def test_it_refuses_a_unit_that_is_none(unit: str, world: World, mei: Client) -> None:
    given = {"channel": "phone", "act_key": uuid.uuid4(), "role": "customer", "unit": unit}
    with nothing_changed():
        answered = mei.post(reverse("register_for", args=[world.customer_id]), given)
    assert answered.status_code in (404, 422)
