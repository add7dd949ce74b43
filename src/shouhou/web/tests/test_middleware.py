"""Headers, sessions, fragments."""

import logging

import pytest
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import Client, RequestFactory
from pytest_django import Settings

from shouhou.web import middleware


def test_it_lets_the_browser_run_only_what_we_ship() -> None:
    response = middleware.content_security(lambda request: HttpResponse())(HttpRequest())
    policy = dict(part.split(" ", 1) for part in response.headers["Content-Security-Policy"].split("; "))
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["img-src"] == "'self' data: blob:"
    assert response.headers["Referrer-Policy"] == "same-origin"


class Member:
    is_authenticated = True


class Session(dict[str, str]):
    session_key = "none"


def renewed(kept: dict[str, str]) -> str:
    session = Session(kept)
    request = HttpRequest()
    request.user = Member()  # type: ignore[assignment]
    request.session = session  # type: ignore[assignment]
    middleware.sliding_session(lambda request: HttpResponse())(request)
    return session["renewed"]


@pytest.mark.django_db
def test_it_renews_a_session_that_was_not_renewed_lately(monkeypatch: pytest.MonkeyPatch) -> None:
    first = renewed({})
    assert renewed({"renewed": first}) == first
    monkeypatch.setattr(middleware, "RENEW_AFTER", -1)
    assert signing.loads(renewed({"renewed": first}), salt="session") == ""
    assert renewed({"renewed": "forged"}) != "forged"


def test_it_reloads_the_page_when_a_fragment_meets_the_end_of_the_session(settings: Settings) -> None:
    settings.LOGIN_URL = "/sign-in"
    to_sign_in = middleware.fragment_sign_in(lambda request: HttpResponseRedirect("/sign-in?next=/cases"))
    fragment = to_sign_in(RequestFactory().get("/cases", headers={"HX-Request": "true"}))
    assert (fragment.status_code, fragment.headers["HX-Refresh"]) == (204, "true")
    assert to_sign_in(RequestFactory().get("/cases")).status_code == 302


@pytest.mark.django_db
def test_it_logs_what_the_browser_reports(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        answer = client.post("/csp-report", b'{"csp-report": {"blocked-uri": "inline"}}', "application/csp-report")
    assert answer.status_code == 204
    assert "blocked-uri" in caplog.text


@pytest.mark.django_db
def test_it_cuts_a_report_that_is_too_long(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert client.post("/csp-report", b"x" * 100_000, "application/csp-report").status_code == 204
    assert len(caplog.records[-1].getMessage()) < 9_000
