"""The customer's pages, walked as nobody: what she can do on them, and what never stands there."""

import re
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.acts import HOUR, do
from tests.world import CAST, World

from shouhou.assets.models import Unit
from shouhou.cases.models import Case
from shouhou.cases.public import Registered, attach_file
from shouhou.documents.tests.pictures import photo
from shouhou.kernel import clock
from shouhou.people.models import User
from shouhou.portal.models import CustomerLink
from shouhou.portal.services.make_link import make_link
from shouhou.timeline import public as timeline
from tests import fines

LANGUAGES = pytest.mark.parametrize("language", ["zh-hans", "en"])


def nobody(language: str = "en") -> Client:
    client = Client()
    client.cookies["django_language"] = language
    return client


def link_of(world: World, case: Registered) -> str:
    return make_link(case_id=case.case_id, actor=world.mei, now=world.now)


def eventful(world: World) -> Registered:
    """A case on which everything has happened that is nobody's business outside."""
    case = fines.fined(world)
    late = fines.late(world)
    do(case, "block.reported", world.mei, late, cause="own", step="solution", evidence="内部：忘记处理")
    do(case, "escalation.raised", world.mei, late, question="内部：是否赔偿")
    do(case, "neglect.reported", world.lin, late, person=str(world.people["tao"]), act="内部：态度差")
    do(case, "contract.promised", world.lin, late, exceeds="true", what="内部：超出手册")
    attach_file(case_id=case.case_id, content=photo(), name="内部.jpg", caption="内部照片", actor=world.mei, now=late)
    do(case, "request.answered", world.mei, late, text="马上安排")
    return case


@LANGUAGES
def test_it_tells_the_story_and_no_name_no_fine_no_note(world: World, language: str) -> None:
    case = eventful(world)
    token = link_of(world, case)
    with clock.frozen(fines.late(world)):
        page = nobody(language).get(f"/c/{token}")
    text = re.sub(r"<[^>]+>", " ", page.content.decode())
    assert page.status_code == 200
    assert "马上安排" in text
    assert "FUR-2.1" in text  # the promise, with the clause behind it
    internal = [name for name, _role, _branch in CAST.values()]
    internal += [
        "内部",
        "FUR-2a",
        "FUR-2b",
        "30",
        "50",
        "罚",
        "fine",
        "失职",
        "fault found",
        "neglect",
        "受阻",
        "13800138000",
    ]
    shown = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "", text)
    assert [word for word in internal if re.search(rf"(?<!\d){word}(?!\d)", shown)] == []  # a number may hold a 30
    assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")


def test_it_shows_only_her_own_files(world: World) -> None:
    case = world.registered()
    attach_file(case_id=case.case_id, content=photo(), name="内部.jpg", actor=world.mei, now=world.now)
    token = link_of(world, case)
    sent = {"photos": [SimpleUploadedFile("我的.jpg", photo())]}
    assert nobody().post(f"/c/{token}/photos", sent).status_code == 302
    page = nobody().get(f"/c/{token}").content.decode()
    assert "我的.jpg" in page
    assert "内部.jpg" not in page
    assert nobody().get(f"/c/{token}/files/3").status_code == 200
    assert nobody().get(f"/c/{token}/files/3/preview")["Content-Type"] == "image/jpeg"
    for file in (1, 2, 9):
        assert nobody().get(f"/c/{token}/files/{file}").status_code == 404


@LANGUAGES
def test_it_answers_a_wrong_link_and_an_ended_one_with_what_to_do(world: World, language: str) -> None:
    case = world.registered()
    token = link_of(world, case)
    wrong = nobody(language).get("/c/nowhere")
    assert wrong.status_code == 404
    assert ("scan" in wrong.content.decode()) or ("扫" in wrong.content.decode())
    CustomerLink.objects.update(revoked_at=world.now)
    for path in ("", "/report", "/files/1"):
        ended = nobody(language).get(f"/c/{token}{path}")
        assert ended.status_code == 410
        assert ("call the service desk" in ended.content.decode()) or ("致电客服" in ended.content.decode())
    assert nobody(language).post(f"/c/{token}/says/urge").status_code == 410
    assert len(timeline.history(case.subject_id)) == 1


def test_it_does_not_let_strangers_try_links_for_long(world: World) -> None:
    client = nobody()
    answered = [client.get(f"/c/guess{n}").status_code for n in range(25)]
    assert answered[:20] == [404] * 20
    assert set(answered[20:]) == {429}


def test_it_takes_what_she_says_and_keeps_what_she_typed_where_it_is_not_enough(world: World) -> None:
    case = world.registered(visit_needed=False)
    do(case, "solution.proposed", world.hua, world.now, text="换热电偶", visit_needed="false")
    do(case, "work.done", world.tao, world.now + HOUR)
    token = link_of(world, case)
    with clock.frozen(world.now + 2 * HOUR):
        page = nobody().post(f"/c/{token}/says/sign", {"name": "王芳<b>"})
        assert page.status_code == 422
        assert 'value="王芳&lt;b&gt;"' in page.content.decode()
        done = nobody().post(f"/c/{token}/says/sign", {"name": "王芳", "typed": "yes"}, follow=True)
    assert "Your signature is recorded" in done.content.decode()
    assert Case.objects.get().state == "signed"


def test_it_asks_her_to_look_where_something_was_recorded_meanwhile(world: World) -> None:
    case = world.registered()
    token = link_of(world, case)
    do(case, "request.answered", world.mei, world.now)
    page = nobody().post(f"/c/{token}/says/urge", {"seen": "1"}, follow=True)
    assert "There is news" in page.content.decode()
    assert len(timeline.history(case.subject_id)) == 2
    assert nobody().post(f"/c/{token}/says/fine.confirmed").status_code == 404


def reported(token: str, **more: Any) -> Any:
    said = {
        "requirement": "又停机了", "contact": "王芳 13800138000", "wanted": "", "website": "",
        "report_key": str(uuid.UUID(int=3)), **more,
    }  # fmt: skip
    return nobody().post(f"/c/{token}/report", said)


def test_it_takes_a_new_fault_and_leads_to_its_page(world: World) -> None:
    token = link_of(world, world.registered())
    answer = reported(token, photos=[SimpleUploadedFile("a.jpg", photo())])
    assert answer.status_code == 302
    assert nobody().get(answer["Location"]).status_code == 200
    assert Case.objects.count() == 2
    assert reported(token)["Location"] == answer["Location"]  # pressed twice
    assert Case.objects.count() == 2


def test_it_refuses_a_report_without_a_phone_and_forgets_a_program(world: World) -> None:
    token = link_of(world, world.registered())
    page = reported(token, contact="王芳")
    assert page.status_code == 422
    assert "又停机了" in page.content.decode()
    assert reported(token, website="http://spam").status_code == 200
    assert reported(token, photos=[SimpleUploadedFile("a.exe", b"MZ\x90\0")]).status_code == 422
    assert Case.objects.count() == 1


def test_it_shows_a_new_link_once_and_ends_all(world: World, client: Client) -> None:
    case = world.registered()
    client.force_login(User.objects.get(username="mei"))
    page = client.post(f"/cases/{case.number}/customer-link").content.decode()
    token = re.search(r"/c/([\w-]{32})", page)
    assert token
    assert "data:image/svg+xml" in page
    assert token[1] not in client.get(f"/cases/{case.number}/customer-link").content.decode()
    assert nobody().get(f"/c/{token[1]}").status_code == 200
    client.post(f"/cases/{case.number}/customer-link/end")
    assert nobody().get(f"/c/{token[1]}").status_code == 410


def test_it_promises_in_plain_words_what_runs_and_what_was_kept(world: World) -> None:
    case = world.registered()
    token = link_of(world, case)
    do(case, "request.answered", world.mei, world.now + HOUR, text="好")
    with clock.frozen(world.now + 7 * HOUR):
        page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", nobody().get(f"/c/{token}").content.decode()))
    assert "We answer you done 2026-03-02 10:00" in page
    assert "You get a solution We are late: it was promised for 2026-03-02 15:00" in page
    assert "An engineer is with you by 2026-03-05 09:00" in page
    assert "promise this within 3 h, counted from 2026-03-02 09:00" in page


def test_whoever_scans_a_unit_reports_a_fault_and_sees_nothing_but_its_plate(world: World) -> None:
    world.registered(requirement="内部：旧单")
    code = Unit.objects.get(pk=world.unit_id).code
    page = nobody().get(f"/u/{code}")
    assert page.status_code == 200
    text = page.content.decode()
    assert "SN-0001" in text
    for hidden in ("沈阳某研究所", "王芳", "内部"):
        assert hidden not in text
    said = {"requirement": "漏水", "contact": "13900139000", "website": "", "report_key": str(uuid.UUID(int=5))}
    answer = nobody().post(f"/u/{code}", said)
    assert answer.status_code == 302
    made = Case.objects.order_by("-pk")[0]
    assert (made.unit_id, made.summary) == (world.unit_id, "漏水")
    assert timeline.history(made.subject_id)[0].channel == "qr"
    assert nobody().get("/u/unknown").status_code == 404
    assert nobody().post("/u/unknown", said).status_code == 404
