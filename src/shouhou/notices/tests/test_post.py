"""Use case: a request goes to another machine, and never into the internal network unless that is allowed."""

import socket
from typing import Any

import pytest

from shouhou.notices.rules.requests import Request
from shouhou.notices.services.post import post
from shouhou.notices.tests.servers import web_server


def test_it_brings_the_body_and_gives_back_the_answer() -> None:
    with web_server() as got:
        got.answer = "收到".encode()
        url = f"http://127.0.0.1:{got.port}/hook?a=1"
        answer = post(request=Request("POST", url, b"{}", {"X-Mark": "1"}), private=True)
    assert (answer.ok, answer.status, answer.body) == (True, 200, "收到")
    path, headers, body = got.requests[0]
    assert (path, headers["X-Mark"], body) == ("/hook?a=1", "1", b"{}")


def test_it_follows_no_redirection() -> None:
    with web_server() as got:
        got.status = 302
        answer = post(request=Request("POST", f"http://127.0.0.1:{got.port}/"), private=True)
    assert (answer.ok, answer.status, len(got.requests)) == (False, 302, 1)


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/x", "https://[::1]/x", "https://10.0.0.7/", "https://169.254.169.254/latest", "https://localhost/",
        "https://[::ffff:127.0.0.1]/", "https://100.64.0.1/", "http://example.com/", "ftp://example.com/", "https://u:p@example.com/",
        "https:///x", "https://0.0.0.0/", "https://db.internal/",
    ],
)  # fmt: skip
def test_it_refuses_the_own_network_and_what_is_no_safe_address(url: str) -> None:
    answer = post(request=Request("POST", url), private=False)
    assert (answer.ok, answer.status, answer.hopeless) == (False, None, True)


def test_it_refuses_a_name_that_leads_into_the_own_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """One public face beside a private one does not help."""

    def resolve(*args: Any, **kwargs: Any) -> list[Any]:
        return [(2, 1, 6, "", ("93.184.216.34", 443)), (2, 1, 6, "", ("192.168.0.9", 443))]

    def connect(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("it connected")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    assert post(request=Request("POST", "https://hooks.example.com/"), private=False).hopeless


def test_it_says_that_nobody_is_there() -> None:
    with web_server() as got:
        port = got.port
    answer = post(request=Request("POST", f"http://127.0.0.1:{port}/?key=geheim"), private=True)
    assert (answer.ok, answer.status, answer.server_down) == (False, None, True)
    assert "geheim" not in answer.body
