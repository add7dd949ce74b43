"""Cases over the API: each operation once, page by page, within one's scope."""

import datetime as dt

import pytest

from shouhou.kernel import clock
from tests.api.caller import PROBLEM, Caller
from tests.world import World


def test_it_lists_cases_page_by_page_while_new_ones_come(world: World, lin: Caller) -> None:
    first = [world.registered().number for _ in range(5)]
    page = lin.get("/cases", limit=2).json()
    seen = [case["number"] for case in page["items"]]
    assert page["count"] == 5
    while page["next"]:
        world.registered()
        page = lin.get("/cases", limit=2, after=page["next"]).json()
        seen += [case["number"] for case in page["items"]]
    assert seen == first[::-1]


@pytest.mark.parametrize("sort", ["due", "newest", "oldest"])
def test_it_pages_in_every_promised_order(world: World, lin: Caller, sort: str) -> None:
    numbers = {world.registered().number for _ in range(3)}
    page = lin.get("/cases", sort=sort, limit=2).json()
    rest = lin.get("/cases", sort=sort, limit=2, after=page["next"]).json()
    assert {case["number"] for case in page["items"] + rest["items"]} == numbers
    assert rest["next"] is None


def test_it_finds_cases_by_number_customer_and_engineer(world: World, lin: Caller, number: str) -> None:
    assert [c["number"] for c in lin.get("/cases", q=number).json()["items"]] == [number]
    assert [c["customer"] for c in lin.get("/cases", q="沈阳").json()["items"]] == ["沈阳某研究所"]
    assert lin.get("/cases", q="nobody").json()["items"] == []
    assert lin.get("/cases", engineer=world.people["hua"]).json()["items"] == []


def test_it_refuses_the_end_of_a_page_of_another_order(world: World, lin: Caller) -> None:
    world.registered(), world.registered()
    after = lin.get("/cases", limit=1).json()["next"]
    answer = lin.get("/cases", sort="oldest", after=after)
    assert answer.status_code == 422
    assert "after" in answer.json()["errors"]


def test_it_reads_a_case_with_its_clocks_and_events(world: World, lin: Caller, number: str) -> None:
    case = lin.get(f"/cases/{number}").json()
    assert (case["state"], case["customer"], case["next_clause"]) == ("requested", "沈阳某研究所", "FUR-2.1")
    assert [r["regulation"] for r in case["regulations"]] == ["furnace-maker"]
    clocks = lin.get(f"/cases/{number}/clocks").json()
    assert {"FUR-2.1", "FUR-2.2"} <= {c["clause"] for c in clocks}
    (event,) = lin.get(f"/cases/{number}/events").json()["items"]
    assert (event["word"], event["label"], event["words"]) == (
        "request.received", "request received", {"requirement": "真空炉不升温"},
    )  # fmt: skip
    assert lin.get(f"/cases/{number}/faults").json() == []


def test_it_says_why_in_the_callers_language(world: World, number: str) -> None:
    lin, zhao = Caller(world, "lin"), Caller(world, "zhao", language="zh-hans")
    key = lin.get(f"/cases/{number}/clocks").json()[0]["key"]
    english, chinese = (c.get(f"/cases/{number}/why", key=key).json()["sentences"] for c in (lin, zhao))
    assert english
    assert english != chinese
    assert lin.get(f"/cases/{number}/why", key="nothing").status_code == 404


def test_it_shows_late_cases_and_their_faults(world: World, lin: Caller, number: str) -> None:
    with clock.frozen(world.now + dt.timedelta(hours=3, minutes=1)):
        lin.act(number, "request.answered")
        (fault,) = lin.get("/faults").json()["items"]
        assert (fault["clause"], fault["case"], fault["amount"]) == ("FUR-2.1", number, "30.00")
        assert lin.get(f"/cases/{number}/faults").json()[0]["state"] == "proposed"


@pytest.mark.parametrize("path", ["", "/events", "/clocks", "/faults", "/why?key=x"])
def test_it_hides_a_case_of_another_branch(gu: Caller, number: str, path: str) -> None:
    answer = gu.get(f"/cases/{number}{path}")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == PROBLEM
    assert gu.get("/cases", view="all").json()["items"] == []
