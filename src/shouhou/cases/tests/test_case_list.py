"""The work queue: its views, filters and orders, what it counts and exports."""

import datetime as dt
import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from tests.acts import HOUR, do, pass_time
from tests.world import World

from shouhou.cases import queries
from shouhou.cases.models import Case
from shouhou.kernel import clock, sheets
from shouhou.people.models import User


@pytest.fixture
def mei(world: World) -> Client:
    client = Client()
    client.force_login(User.objects.get(username="mei"))
    return client


def numbers(client: Client, **chosen: object) -> list[str]:
    told = client.get(reverse("case_list"), chosen, headers={"HX-Request": "true"})
    assert told.status_code == 200
    return [row["number"] for row in told.context["rows"]]


def test_it_has_a_view_for_every_question(world: World, mei: Client) -> None:
    waiting = world.registered(visit_needed=None, requirement="等答复")
    done = world.registered()
    do(done, "case.cancelled", world.lin, world.now)
    tao = Client()
    tao.force_login(User.objects.get(username="tao"))
    assert numbers(mei, view="open") == [waiting.number]
    assert numbers(mei, view="closed") == [done.number]
    assert numbers(mei, view="all") == [done.number, waiting.number]
    assert numbers(mei, view="mine") == [waiting.number]
    assert numbers(mei, view="waiting") == [waiting.number]  # the answer is the desk's
    assert numbers(mei, view="soon") == [waiting.number]  # it comes due within three hours
    assert numbers(mei, view="late") == numbers(mei, view="unassigned") == []
    assert numbers(tao, view="mine") == [waiting.number]
    pass_time(world.now + 4 * HOUR)
    with clock.frozen(world.now + 4 * HOUR):
        assert numbers(mei, view="late") == [waiting.number]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"state": "requested"}, True), ({"state": "closed"}, False), ({"kind": "repair"}, True), ({"kind": "parts"}, False),
        ({"model": "VF-1600"}, True), ({"model": "VF-900"}, False), ({"clause": "FUR-2.1"}, True), ({"clause": "X"}, False),
        ({"opened_from": "2026-03-02", "opened_to": "2026-03-02"}, True), ({"opened_from": "2026-03-03"}, False),
        ({"opened_to": "2026-03-01"}, False), ({"branch": "99/"}, False),
    ],
)  # fmt: skip
def test_it_narrows(world: World, mei: Client, chosen: dict[str, str], found: bool) -> None:
    case = world.registered()
    assert numbers(mei, **chosen) == [case.number] * found
    assert ("is-set" in mei.get(reverse("case_list"), chosen).content.decode()) is True


def test_it_narrows_by_people_and_customer(world: World, mei: Client) -> None:
    case = world.registered()
    assert numbers(mei, engineer=world.tao.id) == numbers(mei, customer=world.customer_id) == [case.number]
    assert numbers(mei, engineer=world.hua.id) == []


def test_it_shows_what_stands_still_and_why(world: World, mei: Client) -> None:
    case = world.registered()
    do(case, "solution.proposed", world.hua, world.now, visit_needed="true")
    do(case, "visit.planned", world.zhao, world.now, engineer=str(world.tao.id))
    do(case, "block.reported", world.tao, world.now + HOUR, cause="user", step="arrival", began_at="2026-03-02 09:30")
    do(case, "block.confirmed", world.lin, world.now + HOUR)
    row = Case.objects.get()
    assert (row.paused_clock, row.paused_cause) == ("arrival", "user")
    assert "用户原因" in mei.get(reverse("case_list"), headers={"accept-language": "zh-hans"}).content.decode()


def test_it_orders_by_silence(world: World, mei: Client) -> None:
    first, second = world.registered(), world.registered()
    do(
        first,
        "request.urged",
        world.mei,
        world.now + 3 * dt.timedelta(minutes=1),
        at=world.now + dt.timedelta(minutes=3),
    )
    assert numbers(mei, sort="silent") == [second.number, first.number]


def test_it_goes_on_behind_the_last_row(world: World, mei: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE", 1)
    first, second = world.registered(), world.registered()
    told = mei.get(reverse("case_list"))
    assert [r["number"] for r in told.context["rows"]] == [second.number]
    assert [r["number"] for r in mei.get(told.context["pager"]["next_url"]).context["rows"]] == [first.number]


def test_it_shows_the_columns_that_are_asked_for(world: World, mei: Client) -> None:
    world.registered()
    told = mei.get(reverse("case_list"), {"columns": "kind,last,nonsense"}).context["columns"]
    assert told == [("服务类别", "text-nowrap"), ("最近记录", "text-nowrap")]


def test_it_counts_each_view_and_stops(world: World, mei: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MANY", 1)
    for _ in range(3):
        world.registered()
    tabs = mei.get(reverse("case_counts"), headers={"accept-language": "en"}).context["tabs"]
    assert [tab["count"] for tab in tabs if tab["active"]] == ["1+"]


def test_it_offers_what_may_be_chosen(world: World, mei: Client) -> None:
    told = mei.get(reverse("case_filters")).content.decode()
    for text in ("陶然", "沈阳", "opened_from"):
        assert text in told


def test_it_refuses_a_file_that_would_leave_rows_out(
    world: World, mei: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.registered()
    monkeypatch.setattr(sheets, "MOST_ROWS", 0)
    answered = mei.get(reverse("case_export"), {"view": "all"})
    assert answered.status_code == 422
    assert "缩小范围" in answered.content.decode()


def test_it_offers_the_papers_of_the_chosen_cases(world: World, mei: Client) -> None:
    world.registered()
    page = mei.get(reverse("case_list"), {"view": "all"}).content.decode()
    assert 'name="kind" value="work_order"' in page
    assert f'action="{reverse("order_prints")}"' in page


def test_it_exports_the_view_with_all_columns(world: World, mei: Client) -> None:
    case = world.registered(requirement="=1+1")
    world.registered()
    answered = mei.get(reverse("case_export"), {"clause": "FUR-2.1", "sort": "oldest"})
    sheet = load_workbook(io.BytesIO(answered.content)).active
    assert sheet is not None
    assert sheet.max_row == 3
    assert (sheet["A2"].value, sheet["E2"].value, sheet["E2"].data_type) == (case.number, "=1+1", "s")
