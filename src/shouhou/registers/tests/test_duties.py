"""Recurring duties on the list and at home: next due, late, done late for their period, left out with a reason."""

import datetime as dt
import uuid
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.acts import verified
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.people.models import User
from shouhou.policy.public import adopt_regulation
from shouhou.registers.models import Entry
from shouhou.registers.services.keep_duties import keep_duties
from shouhou.registers.services.record_entry_act import record_entry_act
from shouhou.timeline.models import Clock
from shouhou.timeline.public import derive_again

MARCH = "FMM-4.2.1/assessment/2026-03-01"  # due by the end of April


@pytest.fixture
def duties(world: World) -> Iterator[Entry]:
    """The second of May: the assessment of March is late by a day, that of April runs."""
    branch = world.branches["shenyang"]
    adopt_regulation(slug="farm-machinery", branch_id=branch, from_on=world.now.date(), settings={})
    keep_duties(now=world.now)
    entry, now = Entry.objects.get(), world.now + dt.timedelta(days=61)
    derive_again(subject_id=entry.subject_id, now=now)
    with clock.frozen(now):
        yield entry


def client(name: str) -> Client:
    signed_in = Client()
    signed_in.force_login(User.objects.get(username=name))
    return signed_in


def shown(who: str, query: str = "") -> list[tuple[str, str, bool]]:
    """The assessments of the list, as clause, period and whether late; with none of the other duties."""
    rows: Any = client(who).get(f"/duties{query}").context["rows"]
    return [
        (r["clause"], r["period"], r["entry"].duty_state == "missed") for r in rows if r["clause"] == "FMM-4.2.1"
    ]  # fmt: skip


def answer(entry: Entry, word: str, world: World, **fields: str) -> None:
    record_entry_act(entry_id=entry.pk, word=word, fields=fields, actor=world.lin, now=clock.now(), ref=MARCH)


def test_each_occurrence_is_a_row_with_its_clause_the_next_due_first(world: World, duties: Entry) -> None:
    assert shown("lin") == [("FMM-4.2.1", "2026-03", True), ("FMM-4.2.1", "2026-04", False)]
    assert shown("lin", "?view=late") == [("FMM-4.2.1", "2026-03", True)]
    assert shown("lin", "?due_from=2026-05-01&due_to=2026-05-31") == [("FMM-4.2.1", "2026-04", False)]
    assert shown("lin", f"?person={world.lin.id}") == shown("lin", "?whose=mine") == shown("lin")
    assert shown("lin", f"?person={world.tao.id}") == shown("mei", "?whose=mine") == shown("gu") == []
    assert client("ann").get("/duties").status_code == 403


def test_it_is_asked_of_who_answers_for_it_at_home(world: World, duties: Entry) -> None:
    page = client("lin").get("/")
    assert ("FMM-4.2.1", "2026-03") in {(d["duty"].clause, d["duty"].period) for d in page.context["duties"]}
    assert client("mei").get("/").context["duties"] == []


def test_done_late_it_counts_for_its_own_period(world: World, duties: Entry) -> None:
    answer(duties, "assessment.done", world, report="已公布", document="KH-3")
    assert shown("lin") == [("FMM-4.2.1", "2026-04", False)]
    row = Clock.objects.get(clause="FMM-4.2.1", ref="2026-03-01")
    assert (row.state, row.stopped_at) == ("missed", clock.now())
    assert "已公布" in client("lin").get(f"/registers/{duties.number}").content.decode()
    assert verified(clock.now()) == []


def test_left_out_it_has_its_reason_and_is_not_late(world: World, duties: Entry) -> None:
    answer(duties, "duty.not_applicable", world, reason="三月部门尚未成立")
    assert Clock.objects.get(clause="FMM-4.2.1", ref="2026-03-01").state == "excused"
    assert shown("lin", "?view=done") == [("FMM-4.2.1", "2026-03", False)]
    assert verified(clock.now()) == []


def test_only_what_is_still_to_be_done_can_be_left_out(world: World, duties: Entry) -> None:
    answer(duties, "duty.not_applicable", world, reason="三月部门尚未成立")
    with nothing_changed(), pytest.raises(Invalid):
        answer(duties, "duty.not_applicable", world, reason="再次")


def test_the_buttons_lead_to_forms_that_name_the_occurrence_and_come_back(world: World, duties: Entry) -> None:
    lin = client("lin")
    row = next(r for r in lin.get("/duties?view=late").context["rows"] if r["clause"] == "FMM-4.2.1")
    for url in (row["done_url"], row["drop_url"]):
        form = lin.get(url)
        assert form.context["duty"]["period"] == "2026-03"
    given = {"act_key": str(uuid.uuid4()), "ref": MARCH, "seen": str(form.context["form"]["seen"].value())}
    assert lin.post(row["drop_url"], given).status_code == 422
    answered = lin.post(row["drop_url"], {**given, "reason": "部门尚未成立"})
    assert answered.headers["Location"] == "/duties"
    assert [r for r in client("mei").get("/duties").context["rows"] if r["drop_url"]] == []


def test_the_file_holds_what_the_list_shows(world: World, duties: Entry) -> None:
    sheet = load_workbook(BytesIO(client("lin").get("/duties/export?view=late").content)).active
    rows = [row for row in sheet.iter_rows(values_only=True) if row[1] == "FMM-4.2.1"]
    assert [row[4:8] for row in rows] == [("2026-03", "沈阳", world.lin.name, "超时")]


def test_pages_go_on_behind_the_last_row(world: World, duties: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shouhou.registers.queries.PAGE", 1)
    lin, found, url = client("lin"), list[int](), "/duties"
    while url and len(found) < 20:
        page = lin.get(url).context
        found += [row["entry"].duty_id for row in page["rows"]]
        url = page["pager"]["next_url"]
    assert len(found) == len({*found}) > 2
