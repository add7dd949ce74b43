"""Signing in through a small directory of our own, which speaks OpenID Connect over HTTP."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.people.models import User


class Directory:
    """What it says of whoever comes, and what it was asked."""

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {"sub": "4711", "preferred_username": "mei"}
        self.refuses = False
        self.asked: list[dict[str, list[str]]] = []
        self.url = ""

    def answer(self, path: str, body: str) -> tuple[int, dict[str, Any]]:
        if path == "/.well-known/openid-configuration":
            names = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "me",
                     "jwks_uri": "keys"}  # fmt: skip
            return 200, {"issuer": self.url, **{name: f"{self.url}/{at}" for name, at in names.items()}}
        if path == "/token":
            self.asked.append(parse_qs(body))
            if self.refuses:
                return 400, {"error": "invalid_grant"}
            token = jwt.encode({"iss": self.url, "aud": "shouhou", "exp": 2**33, "iat": 0, **self.claims}, "k" * 32)
            return 200, {"access_token": "a", "token_type": "Bearer", "id_token": token}
        return 200, self.claims


@pytest.fixture
def directory() -> Iterator[Directory]:
    directory = Directory()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply("")

        def do_POST(self) -> None:
            self.reply(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def reply(self, body: str) -> None:
            status, told = directory.answer(self.path, body)
            content = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *about: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    directory.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    app = {"provider_id": "directory", "name": "Directory", "client_id": "shouhou", "secret": "s",
           "settings": {"server_url": directory.url, "oauth_pkce_enabled": True}}  # fmt: skip
    known = override_settings(
        SOCIALACCOUNT_PROVIDERS={"openid_connect": {"APPS": [app]}},
        SINGLE_SIGN_ON={"id": "directory", "name": "Directory"},
    )
    with known:
        yield directory
    server.shutdown()
    server.server_close()


def come_back(client: Client) -> Any:
    """To the directory and back with its code, as a browser goes."""
    sent = client.get(reverse("openid_connect_login", args=["directory"]))
    asked = parse_qs(urlsplit(sent.headers["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    return client.get(reverse("openid_connect_callback", args=["directory"]), {"code": "c", "state": asked["state"][0]})


def test_it_lets_in_whom_the_directory_names(world: World, directory: Directory) -> None:
    client = Client()
    assert "Directory" in client.get("/sign-in").content.decode()
    assert come_back(client).headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(world.people["mei"])
    assert directory.asked[0]["code_verifier"]


def test_it_knows_them_again_by_the_directorys_own_id(world: World, directory: Directory) -> None:
    come_back(Client())
    User.objects.filter(username="mei").update(username="meixue")
    again = Client()
    come_back(again)
    assert again.session["_auth_user_id"] == str(world.people["mei"])


@pytest.mark.parametrize("name", ["nobody", "", "tao\x00"])
def test_it_makes_no_accounts(name: str, world: World, directory: Directory) -> None:
    directory.claims["preferred_username"] = name
    client = Client()
    assert come_back(client).status_code == 403
    assert "_auth_user_id" not in client.session
    assert User.objects.count() == len(world.people)


def test_it_lets_no_leaver_in(world: World, directory: Directory) -> None:
    come_back(Client())
    User.objects.filter(username="mei").update(is_active=False)
    client = Client()
    come_back(client)
    assert "_auth_user_id" not in client.session


def test_it_takes_nobody_where_the_directory_refuses_or_the_state_is_forged(world: World, directory: Directory) -> None:
    directory.refuses = True
    client = Client()
    assert "_auth_user_id" not in client.session
    assert come_back(client).status_code in (200, 401)
    with nothing_changed():
        forged = Client().get(reverse("openid_connect_callback", args=["directory"]), {"code": "c", "state": "forged"})
    assert forged.status_code in (200, 401)
    assert "_auth_user_id" not in client.session


def test_there_is_no_such_door_where_none_is_set_up(world: World) -> None:
    assert settings.SINGLE_SIGN_ON is None
    assert Client().get(reverse("openid_connect_login", args=["directory"])).status_code == 404
