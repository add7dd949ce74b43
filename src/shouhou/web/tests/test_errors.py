"""Pages where no page can be shown."""

from pathlib import Path

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from shouhou.web.views.errors import server_error


@pytest.mark.parametrize("page", ["400", "403", "403_csrf", "404", "429", "500"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_it_can_be_drawn_with_nothing_at_all(page: str, language: str) -> None:
    with translation.override(language):
        assert "</html>" in render_to_string(f"{page}.html")


def test_the_page_of_our_own_errors_needs_no_request() -> None:
    answer = server_error(HttpRequest())
    assert answer.status_code == 500
    assert "</html>" in answer.content.decode()


def test_it_says_that_the_front_end_is_not_built(tmp_path: Path, settings: Settings) -> None:
    settings.FRONTEND_DIST = tmp_path
    assert b"The front end is not built" in server_error(HttpRequest()).content


@pytest.mark.django_db
def test_it_refuses_a_form_without_its_token() -> None:
    answer = Client(enforce_csrf_checks=True, headers={"accept-language": "en"}).post("/sign-in", {"login": "x"})
    assert answer.status_code == 403
    assert "This form is too old" in answer.content.decode()


@pytest.mark.django_db
def test_it_hides_the_style_page_from_strangers(client: Client, settings: Settings) -> None:
    settings.DEBUG = False
    assert client.get("/style").status_code == 404
