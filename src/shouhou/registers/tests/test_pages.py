"""The screens of registers: the list and its file, opening an entry, its page, and recording on it."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.world import World

from shouhou.kernel import clock
from shouhou.people.models import User
from shouhou.registers.models import Entry
from shouhou.registers.services.open_entry import open_entry
from shouhou.timeline.models import Event


def client(name: str) -> Client:
    signed_in = Client()
    signed_in.force_login(User.objects.get(username=name))
    return signed_in


def get(who: str, address: str) -> Any:
    return client(who).get(address).content.decode()


def press(who: str | Client, address: str, **given: str) -> Any:
    signed_in = client(who) if isinstance(who, str) else who
    return signed_in.post(address, {"act_key": str(uuid.uuid4()), **given})


@contextmanager
def no_new_event() -> Iterator[None]:
    """A page that refuses has recorded nothing; signing in keeps rows of its own."""
    before = Event.objects.count(), Entry.objects.count()
    yield
    assert (Event.objects.count(), Entry.objects.count()) == before


def budget(world: World, year: int) -> Entry:
    return open_entry(
        kind="budget", branch_id=world.branches["shenyang"], word="budget.drafted", fields={"year": year}, actor=world.lin,
        now=world.now, title=f"{year} 预算",
    )  # fmt: skip


def test_the_list_is_found_narrowed_and_kept_to_ones_branches(world: World, stocktake: Entry) -> None:
    other = budget(world, 2026)
    assert {stocktake.number, other.number} == {
        n for n in (stocktake.number, other.number) if n in get("lin", "/registers")
    }
    for narrowed in ("?q=盘点", f"?q={stocktake.number}", "?kind=stocktake", "?kind=stocktake&state=planned"):
        page = get("lin", f"/registers{narrowed}")
        assert stocktake.number in page
        assert other.number not in page
    assert stocktake.number not in get("lin", "/registers?state=nowhere")
    assert stocktake.number not in get("gu", "/registers")
    assert client("ann").get("/registers").status_code == 403


def test_the_list_goes_on_behind_its_last_row(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shouhou.registers.queries.PAGE", 2)
    entries = [budget(world, year) for year in range(2026, 2029)]
    first = client("lin").get("/registers")
    assert [row["entry"].pk for row in first.context["rows"]] == [entries[2].pk, entries[1].pk]
    second = client("lin").get(first.context["pager"]["next_url"])
    assert [row["entry"].pk for row in second.context["rows"]] == [entries[0].pk]
    assert second.context["pager"]["next_url"] == ""


def test_the_file_holds_what_the_list_shows(world: World, stocktake: Entry) -> None:
    budget(world, 2026)
    sheet = load_workbook(BytesIO(client("lin").get("/registers/export?kind=stocktake").content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["单号", stocktake.number]
    assert rows[1][1:5] == ("盘点", "四月盘点", "沈阳", "已计划")


def test_an_entry_is_opened_once_from_its_form(world: World, stocktake: Entry) -> None:
    assert "/registers/new/stocktake" in get("keeper", "/registers/new")
    assert "/registers/new/budget" not in get("keeper", "/registers/new")
    given = {"branch": str(world.branches["shenyang"]), "title": "五月盘点", "act_key": str(uuid.uuid4())}
    for _press in range(2):
        answered = press("keeper", "/registers/new/stocktake", **given)
        assert answered.headers["Location"] == f"/registers/{Entry.objects.get(title='五月盘点').number}"


def test_a_form_that_is_not_right_keeps_what_was_typed(world: World, stocktake: Entry) -> None:
    branch, lin, tao = str(world.branches["shenyang"]), client("lin"), client("tao")
    with no_new_event():
        answered = press(lin, "/registers/new/budget", branch=branch, title="明年", year="soon")
        assert (answered.status_code, "明年" in answered.content.decode()) == (422, True)
        assert press(lin, "/registers/new/budget", branch="999", year="2026").status_code == 422
        assert press(tao, "/registers/new/budget", branch=branch, year="2026").status_code == 403
        assert press(lin, "/registers/new/case", branch=branch).status_code == 404


def test_its_page_offers_what_comes_next_and_says_why_not(world: World, stocktake: Entry) -> None:
    page = get("keeper", f"/registers/{stocktake.number}")
    assert f"/registers/{stocktake.number}/acts/stocktake.frozen" in page
    assert "FMM-2.4.3" in page
    assert "/acts/" not in get("wen", f"/registers/{stocktake.number}")
    assert client("gu").get(f"/registers/{stocktake.number}").status_code == 404


def test_a_word_is_recorded_from_its_form_and_shows_on_the_time_line(world: World, stocktake: Entry) -> None:
    address = f"/registers/{stocktake.number}/acts/stocktake.frozen"
    assert client("keeper").get(address).status_code == 200
    assert press("keeper", address, seen="1").status_code == 302
    assert Entry.objects.get(pk=stocktake.pk).state == "frozen"
    assert "frozen" in get("lin", f"/registers/{stocktake.number}")


def test_what_is_refused_stays_on_the_form_with_its_clause(world: World, stocktake: Entry) -> None:
    address = f"/registers/{stocktake.number}/acts/kind.counted"
    assert "FMM-2.4.3" in get("keeper", address)
    keeper, hua = client("keeper"), client("hua")
    with no_new_event():
        answered = press(keeper, address, quantity="3", seen="1")
        assert (answered.status_code, b"FMM-2.4.3" in answered.content) == (422, True)
        assert press(keeper, f"/registers/{stocktake.number}/acts/stocktake.frozen", seen="0").status_code == 422
        assert press(hua, f"/registers/{stocktake.number}/acts/stocktake.frozen", seen="1").status_code == 403
        assert press(keeper, f"/registers/{stocktake.number}/acts/visit.arrived").status_code == 404


def test_a_minute_stated_late_waits_for_another_person(world: World, stocktake: Entry) -> None:
    address = f"/registers/{stocktake.number}"
    with clock.frozen(world.now.replace(hour=world.now.hour + 2)):
        at = f"{clock.local(world.now):%Y-%m-%dT%H:%M}"
        assert press("keeper", f"{address}/acts/stocktake.frozen", seen="1", at=at).status_code == 302
        assert Event.objects.get(word="stocktake.frozen").claimed
        assert "claim.confirmed" in get("lin", address)
        assert "event.corrected" in get("lin", address)
