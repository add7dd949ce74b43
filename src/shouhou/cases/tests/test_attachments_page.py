"""The gallery of a case, and its files for whoever may see them."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.jobs import work_off
from tests.world import World

from shouhou.cases.public import Registered, attach_file
from shouhou.documents.tests.pictures import photo, read
from shouhou.kernel.testing.minutes import MONDAY
from shouhou.people.models import User
from shouhou.timeline import public as timeline


def signed_in(name: str) -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(User.objects.get(username=name))
    return client


def sent(case: Registered, *files: tuple[str, bytes], who: str = "mei", key: str = "", caption: str = "") -> object:
    given = {
        "files": [SimpleUploadedFile(name, content) for name, content in files], "caption": caption,
        "act_key": key or str(uuid.uuid4()),
    }  # fmt: skip
    return signed_in(who).post(f"/cases/{case.number}/attachments", given, headers={"HX-Request": "true"})


def test_it_takes_several_files_and_shows_them(world: World) -> None:
    case = world.registered()
    answer = sent(case, ("现场.jpg", photo()), ("图纸.pdf", b"%PDF-1.7"), caption="控制柜")
    assert answer.status_code == 200  # type: ignore[attr-defined]
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert f'src="/cases/{case.number}/attachments/2/preview"' in page
    assert f'href="/cases/{case.number}/attachments/3"' in page
    assert "控制柜" in page
    shown = signed_in("mei").get(f"/cases/{case.number}").content.decode()
    assert f'href="/cases/{case.number}/attachments/2"' in shown
    assert "hash" not in shown.partition('class="history"')[2]


def test_it_adds_once_what_is_sent_twice(world: World) -> None:
    case, key = world.registered(), str(uuid.uuid4())
    for _ in range(2):
        assert sent(case, ("a.jpg", photo()), key=key).status_code == 200  # type: ignore[attr-defined]
    assert len(timeline.history(case.subject_id)) == 2


def test_it_says_at_the_form_what_is_wrong_and_adds_none_of_the_files(world: World) -> None:
    case = world.registered()
    for files in ([("a.jpg", photo()), ("b.exe", b"MZ\x90\0")], [], [(f"{n}.txt", b"x") for n in range(11)]):
        answer = sent(case, *files)
        assert answer.status_code == 422  # type: ignore[attr-defined]
        assert "field-error" in answer.content.decode()  # type: ignore[attr-defined]
    assert len(timeline.history(case.subject_id)) == 1


def test_it_hands_out_a_file_and_its_preview_to_whoever_sees_the_case(world: World) -> None:
    case = world.registered()
    sent(case, ("现场.jpg", photo(1000, 600)))
    answer = signed_in("hua").get(f"/cases/{case.number}/attachments/2")
    assert read(answer.content).size == (1000, 600)
    assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == ("nosniff", "image/jpeg")
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert read(signed_in("hua").get(f"/cases/{case.number}/attachments/2/preview").content).size == (480, 288)
    for path in ("1", "1/preview", "9", "99999999999"):
        assert signed_in("hua").get(f"/cases/{case.number}/attachments/{path}").status_code == 404
    assert signed_in("gu").get(f"/cases/{case.number}/attachments/2").status_code == 404
    assert Client().get(f"/cases/{case.number}/attachments/2").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_it_says_that_a_file_was_removed_on_request(world: World) -> None:
    case = world.registered()
    attach_file(case_id=case.case_id, content=photo(), name="现场.jpg", actor=world.mei, now=MONDAY)
    timeline.erase_content(subject_id=case.subject_id, seq=2, by=world.lin.id, now=MONDAY)
    assert signed_in("mei").get(f"/cases/{case.number}/attachments/2").status_code == 404  # before its job has run
    work_off()
    page = signed_in("mei").get(f"/cases/{case.number}/attachments").content.decode()
    assert "Removed on request" in page
    assert "现场.jpg" not in page


def test_it_refuses_too_many_in_a_minute(world: World) -> None:
    case = world.registered()
    statuses = [sent(case, *[(f"{n}.txt", b"x")] * 10).status_code for n in range(7)]  # type: ignore[attr-defined]
    assert statuses == [200] * 6 + [429]


def test_it_reads_nothing_of_a_form_that_is_too_large(world: World) -> None:
    case = world.registered()
    answer = signed_in("mei").generic(
        "POST", f"/cases/{case.number}/attachments", b"x", "multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(50 * 1024**2),
    )  # fmt: skip
    assert answer.status_code == 413
