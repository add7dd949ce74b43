"""The settings of channels and of texts, as a browser gets them."""

import pytest
from django.test import Client
from tests.world import World

from shouhou.kernel.sealing import unseal
from shouhou.notices.models import Channel, Delivery, Wording
from shouhou.notices.tests.scenes import MAIL, channel, reached, tell
from shouhou.notices.tests.servers import mail_server
from shouhou.people.models import User

SMTP = {
    "name": "公司邮箱",
    "host": "mail.example.com",
    "port": "465",
    "security": "tls",
    "sender": "service@example.com",
}


@pytest.fixture
def ann(world: World) -> Client:
    client = Client()
    client.force_login(User.objects.get(username="ann"))
    return client


def test_it_never_shows_a_secret_again(world: World, ann: Client) -> None:
    answer = ann.post("/notices/channels/new/mail", {**SMTP, "username": "service", "password": "geheim-geheim"})
    mail = Channel.objects.get()
    assert answer["Location"] == f"/notices/channels/{mail.pk}"
    assert unseal(mail.sealed) == {"password": "geheim-geheim"}
    page = ann.get(f"/notices/channels/{mail.pk}").content.decode()
    assert "mail.example.com" in page
    assert "geheim" not in page
    assert mail.sealed not in page
    ann.post(f"/notices/channels/{mail.pk}", {**SMTP, "name": "邮箱"})
    mail.refresh_from_db()
    assert (mail.name, unseal(mail.sealed)) == ("邮箱", {"password": "geheim-geheim"})


def test_it_shows_the_secret_of_a_new_webhook_once(world: World, ann: Client) -> None:
    sent = {"name": "ERP", "url": "https://hooks.example.com/x", "kinds": ["clock.missed"], "language": "en"}
    page = ann.post("/notices/channels/new/webhook", sent).content.decode()
    hook = Channel.objects.get()
    secret = unseal(hook.sealed)["secret"]
    assert secret in page
    assert secret not in ann.get(f"/notices/channels/{hook.pk}").content.decode()


def test_it_says_at_the_field_what_is_wrong_and_keeps_what_was_typed(world: World, ann: Client) -> None:
    sent = {"name": "ERP", "url": "https://10.0.0.1/x", "kinds": ["clock.missed"], "language": "en"}
    answer = ann.post("/notices/channels/new/webhook", sent)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"url"}
    assert 'value="https://10.0.0.1/x"' in answer.content.decode()
    assert ann.get("/notices/channels/new/pigeon").status_code == 404


@pytest.mark.parametrize("kind", ["sms", "wecom", "dingtalk", "feishu"])
def test_it_says_plainly_what_has_not_been_tried(world: World, ann: Client, kind: str) -> None:
    there = channel(kind, {"url": "https://example.com/x"})
    for address in (f"/notices/channels/new/{kind}", f"/notices/channels/{there.pk}"):
        assert "未在真实服务上验证" in ann.get(address).content.decode()


def test_it_tries_mail_and_shows_the_log(world: World, ann: Client) -> None:
    reached(world, "ann", email="ann@example.com")
    with mail_server() as got:
        mail = channel("mail", settings={**MAIL, "port": got.port})
        ann.post(f"/notices/channels/{mail.pk}/try")
    assert len(got.mails) == 1
    page = ann.get(f"/notices/channels/{mail.pk}").content.decode()
    assert "测试已送达对方" in page
    assert "已发送" in page
    ann.post(f"/notices/channels/{mail.pk}/try")
    assert "测试未送达" in ann.get(f"/notices/channels/{mail.pk}").content.decode()


def test_it_sends_again_and_takes_away(world: World, ann: Client) -> None:
    robot = channel("wecom", {"url": "https://example.com/x"}, kinds=["block.waiting"])
    tell(world, "lin", kind="block.waiting")
    Delivery.objects.update(state="given_up")
    ann.post(f"/notices/deliveries/{Delivery.objects.get().pk}/replay")
    assert Delivery.objects.get().state == "waiting"
    ann.post(f"/notices/channels/{robot.pk}/remove")
    assert not Channel.objects.exists()


def test_it_settles_what_holds_for_all(world: World, ann: Client) -> None:
    assert ann.post("/notices/channels", {"warn_minutes": "30", "site": "x"}).status_code == 422
    assert ann.post("/notices/channels", {"warn_minutes": "30", "site": ""}).status_code == 302
    assert 'value="30"' in ann.get("/notices/channels").content.decode()


def test_it_shows_a_text_before_it_is_saved(world: World, ann: Client) -> None:
    address = "/notices/texts/mention/en"
    page = ann.post(address, {"title": "{person} wants you", "text": "See {about}", "preview": "1"}).content.decode()
    assert "Li Mei wants you" in page
    assert not Wording.objects.exists()
    assert ann.post(address, {"title": "{persona}", "text": "x", "preview": "1"}).status_code == 422
    ann.post(address, {"title": "{person} wants you", "text": "See {about}"})
    assert Wording.objects.get().title == "{person} wants you"
    ann.post(address, {"title": "ignored", "text": "ignored", "shipped": "1"})
    assert not Wording.objects.exists()
    assert ann.get("/notices/texts/mention/fr").status_code == 404
