"""The directory is asked whether it would answer a sign-in, and the screen that asks."""

import io
import json
import urllib.request
from collections.abc import Callable
from typing import Any
from urllib.error import URLError

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.people.models import User
from shouhou.web.services.ask_directory import ask_directory

SERVER = "https://id.example.com/realm"
GOOD = {name: f"{SERVER}/{name}" for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")} | {
    "issuer": SERVER
}
APP = {"provider_id": "directory", "name": "公司账号", "client_id": "shouhou", "secret": "very-secret",
       "settings": {"server_url": SERVER}}  # fmt: skip
Answers = Callable[[Any], list[str]]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Let the directory answer so; the addresses that were asked are kept."""

    def let(body: Any) -> list[str]:
        asked: list[str] = []

        def opened(address: str, timeout: int) -> io.BytesIO:
            asked.append(address)
            if isinstance(body, Exception):
                raise body
            return io.BytesIO(body if isinstance(body, bytes) else json.dumps(body).encode())

        monkeypatch.setattr(urllib.request, "urlopen", opened)
        return asked

    return let


def test_it_reads_the_discovery_document(answers: Answers) -> None:
    asked = answers(GOOD)
    found = ask_directory(server=SERVER)
    assert (found.problem, dict(found.told)["token_endpoint"]) == ("", f"{SERVER}/token_endpoint")
    assert asked == [f"{SERVER}/.well-known/openid-configuration"]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (URLError("refused"), "refused"),
        (TimeoutError("timed out"), "timed out"),
        (b"<html>", "发现文档"),
        ([1], "发现文档"),
        ({"issuer": SERVER}, "发现文档"),
        ({**GOOD, "issuer": "https://other.example.com"}, "https://other.example.com"),
    ],
)
def test_it_says_what_is_wrong(answers: Answers, body: Any, says: str) -> None:
    answers(body)
    assert says in ask_directory(server=SERVER).problem


def test_it_reads_no_file_of_the_machine(answers: Answers) -> None:
    asked = answers(GOOD)
    assert ask_directory(server="file:///etc/passwd").problem
    assert asked == []


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name))
    client.cookies["django_language"] = "en"
    client.get("/settings")
    return client


def test_the_screen_shows_what_is_set_and_never_the_secret(world: World, answers: Answers) -> None:
    answers(GOOD)
    ann, address = client_of("ann"), reverse("single_sign_on")
    assert "Nothing is set up" in ann.get(address).content.decode()
    with override_settings(SOCIALACCOUNT_PROVIDERS={"openid_connect": {"APPS": [APP]}}), nothing_changed():
        page = ann.post(address).content.decode()
    assert "The directory answers, and a sign-in can begin." in page
    assert "/sign-in/directory/login/callback/" in page
    assert "very-secret" not in page


def test_it_is_for_whoever_keeps_the_settings(world: World) -> None:
    assert client_of("lin").get(reverse("single_sign_on")).status_code == 403
