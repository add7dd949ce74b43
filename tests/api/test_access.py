"""Who may call the API, how often, and what a problem looks like."""

import datetime as dt
import json
import uuid

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from shouhou.kernel import clock
from shouhou.kernel.api import LARGEST_BODY
from shouhou.people.models import Token, User
from shouhou.timeline.models import Event
from tests.api.caller import PROBLEM, Caller
from tests.world import World


@pytest.fixture(autouse=True)
def fresh_limits(db: None) -> None:
    cache.clear()


def test_it_tells_who_one_is(world: World, mei: Caller) -> None:
    me = mei.get("/me").json()
    assert (me["id"], me["name"]) == (world.people["mei"], "梅雪")
    assert me["holdings"][0]["role"] == "desk"
    assert [b["name"] for b in me["branches"]] == ["沈阳"]


@pytest.mark.parametrize("key", ["", "Bearer", "Bearer sh_wrong", "Bearer \x7f", "Basic bWVpOm1laQ=="])
def test_it_asks_nobody_in(world: World, key: str) -> None:
    headers = {"Authorization": key} if key else {}
    answer = Client().get("/api/v1/cases", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.headers["Content-Type"] == PROBLEM


def test_it_lets_a_reading_key_only_read(world: World, number: str) -> None:
    reader = Caller(world, "lin", may_write=False)
    before = Event.objects.count()
    assert reader.get(f"/cases/{number}").status_code == 200
    answer = reader.act(number, "request.answered")
    assert (answer.status_code, answer.json()["detail"]) == (403, "This key can only read.")
    assert Event.objects.count() == before


def test_it_shuts_out_expired_and_revoked_keys_and_leavers(world: World) -> None:
    lin, mei, zhao = (Caller(world, name) for name in ("lin", "mei", "zhao"))
    Token.objects.filter(user_id=world.people["lin"]).update(revoked_at=world.now)
    User.objects.filter(pk=world.people["mei"]).update(is_active=False)
    assert lin.get("/me").status_code == mei.get("/me").status_code == 401
    assert zhao.get("/me").status_code == 200
    with clock.frozen(world.now + dt.timedelta(days=1)):
        assert zhao.get("/me").status_code == 401


def test_it_takes_a_session_with_its_csrf_token(world: World, number: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(pk=world.people["mei"]))
    assert client.get("/api/v1/me").json()["name"] == "梅雪"
    sent = {"path": f"/api/v1/cases/{number}/acts/request.urged", "data": "{}", "content_type": "application/json"}
    key = {"Idempotency-Key": str(uuid.uuid4())}
    refused = client.post(**sent, headers=key)
    assert (refused.status_code, refused.headers["Content-Type"]) == (403, PROBLEM)
    client.get("/account/tokens")
    token = client.cookies["csrftoken"].value
    assert client.post(**sent, headers={**key, "X-CSRFToken": token}).status_code == 201


def test_it_limits_writes_of_one_person(world: World, mei: Caller, number: str, settings: Settings) -> None:
    settings.API_WRITES_A_MINUTE = 2
    other = Caller(world, "mei")
    assert mei.act(number, "request.urged").status_code == other.act(number, "request.urged").status_code == 201
    before = Event.objects.count()
    refused = mei.act(number, "request.urged")
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert Event.objects.count() == before
    assert mei.get("/me").status_code == 200
    with clock.frozen(world.now + dt.timedelta(minutes=1)):
        assert mei.act(number, "request.urged").status_code == 201


def test_it_limits_wrong_keys_from_one_address(world: World, lin: Caller, settings: Settings) -> None:
    settings.API_WRONG_KEYS_A_MINUTE = 2
    wrong = [Client().get("/api/v1/me", headers={"Authorization": "Bearer sh_x"}).status_code for _ in range(3)]
    assert wrong == [401, 401, 429]
    assert lin.get("/me").status_code == 200


def test_it_refuses_a_wrong_key_that_comes_from_nowhere(world: World) -> None:
    wrong = {"Authorization": "Bearer sh_x"}
    assert Client().get("/api/v1/me", headers=wrong, REMOTE_ADDR="").status_code == 401


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404), ("/", 404), ("/cases/unknown", 404), ("/cases/a%00b", 422), ("/cases?q=a%00b", 422),
        ("/cases?limit=0", 422), ("/cases?limit=101", 422), ("/cases?limit=many", 422), ("/cases?after=???", 422),
        ("/cases?after=bm90aGluZw", 422), ("/cases?view=strange", 422), ("/cases?engineer=99999999999999999999", 422),
        ("/cases?q=" + "x" * 61, 422), ("/customers/99999999999999999999", 422), ("/customers/999999999", 404),
        ("/regulations/none", 404), ("/regulations/furnace-maker/clauses/none", 404), ("/ledger", 422),
        ("/ledger?month=0000-01", 422), ("/ledger?month=2026-13", 422), ("/faults?state=strange", 422),
        ("/customers?after=WyJjdXN0b21lcnMiLCJhXHUwMDAwIiwxXQ", 422), ("/cases?" + "&".join(["x=1"] * 501), 400),
    ],
)  # fmt: skip
def test_it_answers_bad_input_with_a_problem(lin: Caller, path: str, status: int) -> None:
    answer = lin.client.get(f"/api/v1{path}", headers=lin.headers)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == PROBLEM
    problem = answer.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["type"].startswith("/api/docs#")


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        ("{", "application/json", 400), ("[]", "application/json", 422), ("null", "application/json", 422),
        ("[" * 100_000, "application/json", 400), ("{}", "text/plain", 415),
        ("a=1", "application/x-www-form-urlencoded", 415),
        (b"\xff", "application/json", 400), ('{"at": NaN}', "application/json", 422),
        ("1" * (LARGEST_BODY + 1), "application/json", 413),
    ],
)  # fmt: skip
def test_it_refuses_bodies_that_are_none(
    lin: Caller, number: str, body: str | bytes, content_type: str, status: int
) -> None:
    before = Event.objects.count()
    headers = {**lin.headers, "Idempotency-Key": str(uuid.uuid4())}
    path = f"/api/v1/cases/{number}/acts/request.urged"
    answer = lin.client.post(path, body, content_type=content_type, headers=headers)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, PROBLEM)
    assert Event.objects.count() == before


@pytest.mark.parametrize("key", ["", "not-a-uuid"])
def test_it_needs_an_idempotency_key_on_every_write(lin: Caller, number: str, key: str) -> None:
    for path in (f"/cases/{number}/acts/request.urged", "/cases", "/customers"):
        answer = lin.client.post(
            f"/api/v1{path}", json.dumps({}), content_type="application/json",
            headers={**lin.headers, **({"Idempotency-Key": key} if key else {})},
        )  # fmt: skip
        assert answer.status_code == 422
        assert "Idempotency-Key" in answer.json()["errors"]


def test_it_answers_a_wrong_method_and_a_wrong_host_with_problems(lin: Caller) -> None:
    wrong = lin.client.delete("/api/v1/cases", headers=lin.headers)
    assert (wrong.status_code, wrong.headers["Content-Type"]) == (405, PROBLEM)
    assert wrong.headers["Allow"]
    host = lin.client.get("/api/v1/cases", headers={**lin.headers, "Host": "elsewhere.example"})
    assert (host.status_code, host.headers["Content-Type"]) == (400, PROBLEM)


def test_it_speaks_the_language_of_the_caller(world: World) -> None:
    answer = Caller(world, "lin", language="zh-hans").get("/cases/unknown")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == PROBLEM


@pytest.mark.parametrize(("error", "status"), [(OperationalError, 503), (ZeroDivisionError, 500)])
def test_it_keeps_its_own_troubles_to_itself(
    lin: Caller, number: str, monkeypatch: pytest.MonkeyPatch, error: type[Exception], status: int
) -> None:
    def broken(*args: object, **options: object) -> None:
        raise error("secret")

    monkeypatch.setattr("shouhou.cases.queries.listed", broken)
    answer = lin.get("/cases")
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, PROBLEM)
    assert "secret" not in answer.content.decode()
