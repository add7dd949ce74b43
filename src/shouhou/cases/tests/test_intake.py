"""The intake desk as its addresses answer: caller, duplicates, urging, calls without a case."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.assets.public import add_unit
from shouhou.cases.models import Call, Case
from shouhou.cases.public import note_call, record_act
from shouhou.customers.models import Customer
from shouhou.customers.public import add_customer
from shouhou.documents import public as documents
from shouhou.documents.tests.pictures import photo
from shouhou.people.models import User
from shouhou.timeline.models import Event

FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def mei(world: World) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=world.people["mei"]))
    client.get("/")  # what is kept once a session has been kept
    return client


def posted(**given: object) -> dict[str, object]:
    return {"channel": "phone", "role": "customer", "act_key": uuid.uuid4(), "requirement": "真空度上不去", **given}


def test_it_finds_a_caller_by_name_tail_initials_and_serial(world: World, mei: Client) -> None:
    address = reverse("register_for", args=[world.customer_id])
    for text in ("沈阳", "8000", "wf", "SN-0001"):
        told = mei.get(reverse("register_request"), {"q": text}, headers=FRAGMENT).content.decode()
        assert address in told, text
    assert f"{address}?unit={world.unit_id}" in told


def test_it_finds_a_caller_by_address_and_shows_it(world: World, mei: Client) -> None:
    found = add_customer(
        name="某轴承厂", branch_id=world.branches["shenyang"], actor=world.mei, contact="李工", phone="13900000001",
        address="铁西区建设路 90 号",
    )  # fmt: skip
    told = mei.get(reverse("register_request"), {"q": "建设路"}, headers=FRAGMENT).content.decode()
    assert reverse("register_for", args=[found]) in told
    assert "铁西区建设路 90 号" in told


def test_it_shows_units_open_cases_last_jobs_and_complaints_of_the_caller(world: World, mei: Client) -> None:
    done = world.registered(requirement="上次的故障")
    record_act(case_id=done.case_id, word="case.cancelled", fields={}, actor=world.mei, now=world.now)
    standing = world.registered()
    note_call(
        kind="complaint", actor=world.mei, now=world.now, customer_id=world.customer_id, text="上次来的人说话难听"
    )
    told = mei.get(reverse("register_for", args=[world.customer_id]), headers=FRAGMENT).content.decode()
    for text in ("VF-1600", "SN-0001", "2025-11-10", standing.number, done.number, "上次来的人说话难听", "FUR-2.1"):
        assert text in told
    assert "<html" not in told


def test_it_asks_why_where_a_case_of_the_same_unit_stands_open(world: World, mei: Client) -> None:
    standing, address = world.registered(), reverse("register_for", args=[world.customer_id])
    with nothing_changed():
        answered = mei.post(address, posted(unit=world.unit_id))
    assert answered.status_code == 422
    told = answered.content.decode()
    assert standing.number in told
    assert "真空度上不去" in told
    assert (
        mei.post(address, posted(unit=world.unit_id, beside=standing.number, beside_reason="另一故障")).status_code
        == 302
    )
    event = Event.objects.get(word="request.received", data__beside=standing.number)
    assert event.data["beside_reason"] is True


def test_it_registers_beside_a_case_of_another_unit_without_a_reason(world: World, mei: Client) -> None:
    world.registered()
    other = add_unit(serial="SN-0002", model="VF-900", customer_id=world.customer_id, actor=world.lin)
    answered = mei.post(reverse("register_for", args=[world.customer_id]), posted(unit=other))
    assert answered.status_code == 302


def test_it_comes_back_with_the_caller_for_another_unit(world: World, mei: Client) -> None:
    address = reverse("register_for", args=[world.customer_id])
    answered = mei.post(address, posted(unit=world.unit_id, again="1"))
    assert answered.headers["Location"] == address


def test_it_enters_an_unknown_caller_and_keeps_what_was_typed_where_it_is_not_right(world: World, mei: Client) -> None:
    caller = {
        "customer_name": "鞍山钢厂", "customer_phone": "+", "customer_branch_id": world.branches["shenyang"],
        "unit_serial": "SN-5", "unit_model": "VF-900",
    }  # fmt: skip
    with nothing_changed():
        answered = mei.post(reverse("register_request"), posted(**caller))
    assert answered.status_code == 422
    assert "真空度上不去" in answered.content.decode()
    assert "鞍山钢厂" in answered.content.decode()
    answered = mei.post(reverse("register_request"), posted(**caller | {"customer_phone": "13912345678"}))
    assert answered.status_code == 302
    assert Case.objects.get().customer == Customer.objects.get(name="鞍山钢厂")


def test_it_registers_once_what_is_sent_twice(world: World, mei: Client) -> None:
    address, given = reverse("register_for", args=[world.customer_id]), posted(unit=world.unit_id)
    first, second = mei.post(address, given), mei.post(address, given)
    assert first.headers["Location"] == second.headers["Location"]
    assert Case.objects.count() == 1


def test_it_notes_on_the_open_case_that_the_user_urges(world: World, mei: Client) -> None:
    standing = world.registered()
    answered = mei.post(reverse("urge_case", args=[standing.number]), posted(requirement="怎么还不来"))
    assert answered.headers["Location"] == reverse("case_page", args=[standing.number])
    event = Event.objects.get(word="request.urged")
    assert (event.role, event.recorder_id) == ("customer", world.mei.id)
    assert Case.objects.count() == 1


def test_it_notes_a_call_without_a_case(world: World, mei: Client) -> None:
    given = posted(note="complaint", customer=world.customer_id, requirement="说话难听")
    assert mei.post(reverse("note_call"), given).status_code == 302
    assert mei.post(reverse("note_call"), given).status_code == 302
    assert Call.objects.get().text == "说话难听"
    assert not Case.objects.exists()


def test_it_offers_the_faults_of_the_chosen_model(world: World, mei: Client) -> None:
    from shouhou.cases.public import save_fault_code

    save_fault_code(actor=world.lin, line="VF-", code="VF-01", words_zh="不升温", words_en="does not heat")
    address = reverse("fault_choices")
    assert "VF-01" in mei.get(address, {"fault_words": "升温", "of_model": "VF-1600"}).content.decode()
    assert "VF-01" not in mei.get(address, {"of_model": "PUMP-1"}).content.decode()


def test_it_takes_photos_along_with_the_request(world: World, mei: Client) -> None:
    files = [SimpleUploadedFile("铭牌.jpg", photo()), SimpleUploadedFile("来函.pdf", b"%PDF-1.7\n")]
    sent = posted(beside_reason="", files=files)
    answered = mei.post(reverse("register_for", args=[world.customer_id]), sent)
    assert answered.status_code == 302
    case = Case.objects.get()
    kept = [file.media_type for file in documents.attachments_of(case.subject_id)]
    assert kept == ["image/jpeg", "application/pdf"]


def test_it_registers_nothing_with_a_file_that_is_not_taken_and_says_so(world: World, mei: Client) -> None:
    sent = posted(files=[SimpleUploadedFile("铭牌.jpg", photo()), SimpleUploadedFile("a.exe", b"MZ\x90\x00")])
    answered = mei.post(reverse("register_for", args=[world.customer_id]), sent)
    page = answered.content.decode()
    assert not Case.objects.exists()
    assert answered.status_code == 422
    assert answered.context["files"].errors["files"]
    assert "真空度上不去" in page
    sent = posted(files=[SimpleUploadedFile("铭牌.jpg", photo())], requirement="", visit_needed="x")
    assert "请重新选择文件" in mei.post(reverse("register_for", args=[world.customer_id]), sent).content.decode()
