"""Writes over the API: each kind once, once only under one key, and nothing where they are refused."""

import datetime as dt
import uuid

import pytest

from shouhou.assets.models import Unit
from shouhou.cases.models import Case
from shouhou.conduct.models import LedgerLine
from shouhou.customers.models import Contact, Customer
from shouhou.dispatch.models import Visit
from shouhou.kernel import clock
from shouhou.kernel.models import IdempotencyKey
from shouhou.people.models import Token
from shouhou.timeline.models import Clock, Content, Decision, Event
from shouhou.web.services.act import words
from tests.api.caller import PROBLEM, Caller
from tests.world import World

ROWS = [Case, Clock, Contact, Content, Customer, Decision, Event, IdempotencyKey, LedgerLine, Unit, Visit]


def rows() -> dict[str, int]:
    """How many rows there are of everything that an act can write."""
    return {model.__name__: model.objects.count() for model in ROWS}


def test_it_registers_a_request(world: World, mei: Caller) -> None:
    sent = {"customer_id": world.customer_id, "unit_id": world.unit_id, "channel": "phone", "requirement": "不升温"}
    answer = mei.post("/cases", sent)
    assert answer.status_code == 201
    case = Case.objects.get(number=answer.json()["number"])
    assert (case.summary, case.unit_id, case.state) == ("不升温", world.unit_id, "requested")
    assert Event.objects.get(subject_id=case.subject_id).channel == "api"


def test_it_registers_many_requests_and_tells_what_is_wrong_with_one(world: World, mei: Caller) -> None:
    sent = {"customer_id": world.customer_id, "channel": "phone", "requirement": "不升温"}
    body = {"requests": [{**sent, "reference": "A"}, {**sent, "reference": "B", "customer_id": 999}]}
    answer = mei.post("/cases/bulk", body)
    assert answer.status_code == 200
    first, second = answer.json()["items"]
    assert (first["reference"], first["status"], first["number"]) == ("A", 201, Case.objects.get().number)
    assert (second["reference"], second["status"], second["problem"]["kind"]) == ("B", 404, "not-found")
    before = rows()
    assert mei.post("/cases/bulk", body).json() == answer.json()
    other = mei.post("/cases/bulk", {"requests": [{**sent, "reference": "A", "requirement": "别的"}]}).json()["items"][
        0
    ]
    assert (other["status"], [*other["problem"]["errors"]]) == (422, ["reference"])
    assert rows() == before


def test_it_registers_none_of_many_where_one_has_not_the_right_shape(world: World, mei: Caller) -> None:
    sent = {"customer_id": world.customer_id, "channel": "phone", "reference": "A"}
    before = rows()
    answer = mei.post("/cases/bulk", {"requests": [sent, {**sent, "reference": "B", "channel": "pigeon"}]})
    assert (answer.status_code, [*answer.json()["errors"]]) == (422, ["requests.1.channel"])
    assert mei.post("/cases/bulk", {"requests": [{**sent, "reference": str(n)} for n in range(501)]}).status_code == 422
    assert rows() == before


def test_it_carries_out_the_acts_of_the_services_behind_them(world: World, lin: Caller, number: str) -> None:
    answer = lin.act(number, "visit.planned", engineer=world.people["tao"], arrive_by="2026-03-03T09:00:00+08:00")
    assert answer.status_code == 201
    assert answer.json()["state"] == "visit_planned"
    assert Visit.objects.get(case__number=number).engineer_id == world.people["tao"]


def test_it_goes_from_fault_to_ledger(world: World, lin: Caller, number: str) -> None:
    about = {"clause": "FUR-2.1", "person": world.people["mei"]}
    with clock.frozen(world.now + dt.timedelta(hours=4)):
        lin.act(number, "request.answered", channel="phone")
        assert lin.act(number, "fault.found", **about, cause="own", dissatisfied=False).status_code == 201
        assert lin.get(f"/cases/{number}/faults").json()[0]["fine"]["outcome"] == "proposed"
        assert lin.act(number, "fine.confirmed", **about).status_code == 201
        (line,) = lin.get("/ledger", month="2026-03").json()["items"]
    assert (line["amount"], line["clause"], line["case"], line["person"]) == ("30.00", "FUR-2.1", number, "梅雪")


def test_it_has_an_operation_for_every_word(lin: Caller, number: str) -> None:
    for word in words():
        answer = lin.act(number, word, surely_unknown=1)
        assert answer.status_code == 422, word
        assert "surely_unknown" in answer.json()["errors"]
    assert lin.act(number, "no.word").status_code == 404


def test_it_enters_customers_and_units(world: World, lin: Caller) -> None:
    sent = {"name": "大连某厂", "branch_id": world.branches["shenyang"], "phone": "0411-84000000", "distance_km": "400"}
    entered = lin.post("/customers", sent)
    assert entered.status_code == 201
    customer = entered.json()["id"]
    assert lin.get(f"/customers/{customer}").json()["distance_km"] == "400.0"
    unit = lin.post(f"/customers/{customer}/units", {"serial": "SN-9", "model": "VF-1", "delivered_on": "2026-01-05"})
    assert unit.status_code == 201
    assert [u["serial"] for u in lin.get(f"/customers/{customer}/units").json()] == ["SN-9"]
    page = lin.get("/customers", limit=1).json()
    assert [page["items"][0]["name"], page["next"] is None] == ["大连某厂", False]
    assert [c["name"] for c in lin.get("/customers", after=page["next"]).json()["items"]] == ["沈阳某研究所"]
    assert [c["id"] for c in lin.get("/customers", q="dlmc").json()["items"]] == [customer]


def test_it_takes_the_last_entry_back(world: World, mei: Caller, number: str) -> None:
    seq = mei.act(number, "request.answered").json()["seq"]
    undone = mei.post(f"/cases/{number}/events/{seq}/undo")
    assert (undone.status_code, undone.json()["state"]) == (201, "requested")
    before = rows()
    assert mei.post(f"/cases/{number}/events/{seq}/undo").status_code == 409
    assert rows() == before


def test_it_does_a_repeated_write_once_and_answers_alike(mei: Caller, number: str) -> None:
    key = str(uuid.uuid4())
    first = mei.act(number, "request.urged", key, channel="phone", text="再催")
    before = rows()
    second = mei.act(number, "request.urged", key, channel="phone", text="再催")
    assert (second.status_code, second.content) == (first.status_code, first.content)
    assert rows() == before
    assert Event.objects.filter(word="request.urged").count() == 1


def test_it_refuses_a_key_that_was_used_for_another_request(mei: Caller, number: str) -> None:
    key = str(uuid.uuid4())
    mei.act(number, "request.urged", key, text="再催")
    before = rows()
    assert mei.act(number, "request.urged", key, text="又催").status_code == 422
    assert rows() == before


def test_it_lets_a_corrected_request_use_its_key_again(mei: Caller, number: str) -> None:
    key = str(uuid.uuid4())
    assert mei.act(number, "request.urged", key, at="2099-01-01T00:00:00Z").status_code == 422
    assert mei.act(number, "request.urged", key).status_code == 201


@pytest.mark.parametrize(
    ("word", "body", "status", "kind"),
    [
        ("request.answered", {"at": "2026-03-02T10:00:00+08:00"}, 422, "invalid"),  # in the future
        ("request.answered", {"at": "2026-03-02 10:00"}, 422, "invalid"),  # no offset
        ("request.answered", {"at": 1_700_000_000}, 422, "invalid"),
        ("request.answered", {"text": "a\x00b"}, 422, "invalid"),
        ("request.answered", {"text": "\ud800"}, 422, "invalid"),
        ("request.answered", {"text": "x" * 5001}, 422, "invalid"),
        ("request.answered", {"automatic": "yes"}, 422, "invalid"),
        ("request.answered", {"channel": "pigeon"}, 422, "invalid"),
        ("request.answered", {"supersedes": 99}, 422, "invalid"),
        ("request.answered", {"ref": "x" * 61}, 422, "invalid"),
        ("request.answered", {"expected_seq": 99}, 409, "stale"),
        ("visit.planned", {}, 422, "invalid"),
        ("visit.planned", {"engineer": 10**18}, 422, "invalid"),  # nobody works here under this number
        ("visit.planned", {"engineer": 10**30}, 422, "invalid"),
        ("visit.planned", {"engineer": 1, "arrive_by": "9999-12-31T23:59:00Z"}, 422, "invalid"),
        ("parts.paid", {"amount": "30.00"}, 403, "not-allowed"),  # only finance records it
        ("parts.shipped", {}, 403, "not-allowed"),
        ("event.corrected", {"supersedes": 2}, 422, "invalid"),
    ],
)
def test_it_refuses_and_writes_nothing(
    lin: Caller, number: str, word: str, body: dict[str, object], status: int, kind: str
) -> None:
    before = rows()
    answer = lin.act(number, word, **body)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/api/docs#{kind}")
    assert answer.headers["Content-Type"] == PROBLEM
    assert rows() == before


def test_it_names_each_clause_that_refuses(world: World, mei: Caller, number: str) -> None:
    mei.act(number, "parts.ordered", ref="P1", article="密封圈")
    before = rows()
    problem = mei.act(number, "parts.shipped", ref="P1")
    assert problem.status_code == 409
    (reason, *_more) = problem.json()["reasons"]
    assert reason["regulation"] == "furnace-maker"
    assert reason["clause"].startswith("FUR-")
    assert reason["says"]
    assert rows() == before
    in_chinese = Caller(world, "mei", language="zh-hans").act(number, "parts.shipped", ref="P1").json()
    assert in_chinese["reasons"][0]["says"] != reason["says"]


def test_it_hides_everything_of_another_branch_from_writers(world: World, gu: Caller, number: str) -> None:
    before = rows()
    refused = [
        gu.act(number, "request.answered"),
        gu.post(f"/cases/{number}/events/1/undo"),
        gu.post("/cases", {"customer_id": world.customer_id}),
        gu.post(f"/customers/{world.customer_id}/units", {"serial": "X", "model": "Y"}),
    ]
    assert [answer.status_code for answer in refused] == [404] * 4
    sent = {"name": "别处", "branch_id": world.branches["shenyang"]}
    assert gu.post("/customers", sent).status_code == 403
    assert rows() == before


def test_it_revokes_ones_own_keys_only(world: World, lin: Caller, gu: Caller) -> None:
    assert [t["may_write"] for t in lin.get("/tokens").json()] == [True]
    own = lin.get("/tokens").json()[0]["id"]
    assert gu.post(f"/tokens/{own}/revoke").status_code == 404
    assert Token.objects.filter(revoked_at=None).count() == 2
    assert lin.post(f"/tokens/{own}/revoke").status_code == 200
    assert lin.get("/me").status_code == 401
