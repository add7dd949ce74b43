"""The screens of papers: PDFs, the register with its columns, and the page that verifies."""

import io
import re

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.acts import HOUR, do
from tests.jobs import work_off
from tests.world import World

from shouhou.documents import public as documents
from shouhou.documents.models import Archived, RegisterColumn
from shouhou.documents.tests.reading import facts_of, text_of
from shouhou.kernel import clock
from shouhou.papers.services.print_paper import print_paper
from shouhou.papers.tests.scene import asked, served
from shouhou.papers.views import register
from shouhou.people.models import User


def signed_in(name: str) -> Client:
    client = nobody()
    client.force_login(User.objects.get(username=name))
    return client


def nobody() -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    return client


def text_shown(client: Client, address: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get(address).content.decode()))


@pytest.mark.parametrize("kind", ["confirmation-form", "papers/work-order", "papers/file-cover"])
def test_it_answers_with_a_pdf_that_no_cache_keeps(world: World, kind: str) -> None:
    case = world.registered()
    answer = signed_in("mei").get(f"/cases/{case.number}/{kind}")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/pdf", "private, no-store")
    assert answer.content.startswith(b"%PDF")
    assert Archived.objects.count() == 1
    assert signed_in("gu").get(f"/cases/{case.number}/{kind}").status_code == 404


def test_it_says_whether_a_paper_is_genuine_and_current_and_names_nobody(world: World) -> None:
    case = served(world)
    printed = print_paper(asked=asked(world), kind="work_order", number=case.number)
    page = text_shown(nobody(), f"/verify/{printed.content_hash}")
    assert "Genuine and current" in page
    for name in ("沈阳某研究所", "王芳", "陶然", "13800138000"):
        assert name not in page
    assert "To the case" in text_shown(signed_in("mei"), f"/verify/{printed.content_hash}")
    assert "To the case" not in text_shown(signed_in("gu"), f"/verify/{printed.content_hash}")
    do(case, "request.urged", world.mei, world.now + 8 * HOUR)
    assert "more has happened since" in text_shown(nobody(), f"/verify/{printed.content_hash[:16]}")
    do(case, "solution.proposed", world.hua, world.now + 8 * HOUR, text="再换一支")
    print_paper(asked=asked(world, hours=9), kind="work_order", number=case.number)
    assert "replaced by a later print" in text_shown(nobody(), f"/verify/{printed.content_hash}")


@pytest.mark.parametrize("digits", ["0" * 16, "abc", "zz", "f" * 64])
def test_it_knows_no_paper_that_was_not_printed(world: World, digits: str) -> None:
    answer = nobody().get(f"/verify/{digits}")
    assert answer.status_code == 404
    assert "We did not print this" in answer.content.decode()


def test_it_takes_the_digits_as_they_are_typed(world: World) -> None:
    printed = print_paper(asked=asked(world), kind="work_order", number=world.registered().number)
    typed = printed.content_hash[:8].upper() + " " + printed.content_hash[8:16]
    assert nobody().get("/verify", {"digits": typed})["Location"] == f"/verify/{printed.content_hash[:16]}"
    assert nobody().get("/verify", {"digits": "x"}).status_code == 422


def test_it_lets_nobody_try_digits_for_long(world: World) -> None:
    client = nobody()
    assert {client.get(f"/verify/{n:016x}").status_code for n in range(30)} == {404}
    assert client.get(f"/verify/{99:016x}").status_code == 429


@pytest.mark.clause("FUR-6.0c", "FUR-6.0b")
def test_it_shows_the_register_with_own_columns_as_page_excel_and_paper(world: World) -> None:
    column = documents.save_column(actor=world.actor("ann"), name_zh="炉号", name_en="Furnace", obligatory=True)
    case = served(world)
    with clock.frozen(world.now + 8 * HOUR):
        assert signed_in("mei").post(f"/cases/{case.number}/register", {column.code: "L-7"}).status_code == 302
    lacking = world.registered()
    client = signed_in("lin")
    page = text_shown(client, "/register?month=2026-03")
    assert "2026-03-02 09:00" in page
    assert "L-7" in page
    assert page.count("gaps") == 1
    book = load_workbook(io.BytesIO(client.get("/register?month=2026-03&as=xlsx").content))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]  # type: ignore[union-attr]
    assert rows[0][:2] == ["Case", "Customer"]
    assert rows[0][-1] == "Furnace"
    assert [(r[0], r[-1]) for r in rows[1:]] == [(case.number, "L-7"), (lacking.number, None)]
    pdf = client.get("/register?month=2026-03&as=pdf").content
    assert facts_of(pdf)["Page size"] == "841.89 x 595.276 pts (A4)"
    assert "售后服务一览表" in re.sub(r"\s", "", text_of(pdf))
    assert case.number not in text_shown(signed_in("gu"), "/register?month=2026-03")


@pytest.mark.clause("FUR-6.0c")
def test_an_administrator_adds_changes_and_retires_a_column(world: World) -> None:
    client = signed_in("ann")
    assert client.post("/settings/register", {"name_zh": "炉号", "name_en": "Furnace No."}).status_code == 302
    column = RegisterColumn.objects.get()
    assert (column.code, column.obligatory) == ("furnace_no", False)
    assert client.post("/settings/register", {"name_zh": "炉号"}).status_code == 422
    client.post(f"/settings/register?column={column.pk}", {"name_zh": "炉号", "name_en": "", "obligatory": "on"})
    assert RegisterColumn.objects.get().obligatory
    client.post(f"/settings/register/{column.pk}/retire")
    assert documents.columns() == []
    assert signed_in("lin").get("/settings/register").status_code == 403


def test_it_orders_many_papers_and_fetches_the_file(world: World) -> None:
    numbers = [world.registered().number for _ in range(2)]
    client = signed_in("mei")
    answer = client.post("/papers/prints", {"kind": "work-order", "number": numbers})
    assert answer.status_code == 302
    assert "2 papers are being printed" in text_shown(client, answer["Location"])
    assert client.get(answer["Location"] + "/file").status_code == 404
    work_off()
    assert "2 papers are printed" in text_shown(client, answer["Location"])
    assert facts_of(client.get(answer["Location"] + "/file").content)["Pages"] == "2"
    assert signed_in("lin").get(answer["Location"]).status_code == 404
    assert client.post("/papers/prints", {"kind": "work-order"}).status_code == 422


def test_the_register_leaves_no_row_out_silently(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for _number in range(2):
        world.registered()
    client = signed_in("lin")
    assert client.get("/register?month=2026-03").context["cut"] == 0
    monkeypatch.setattr(register, "MOST", 1)
    monkeypatch.setattr(register, "MOST_OF_A_FILE", 1)
    page = client.get("/register?month=2026-03")
    assert (len(page.context["rows"]), page.context["cut"]) == (1, 1)
    assert client.get("/register?month=2026-03&as=xlsx").status_code == 422
