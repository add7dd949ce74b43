"""The regulations in a real browser: the search as one types, the adoption with what it does said before."""

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.world import PASSWORD, World

pytestmark = pytest.mark.django_db(transaction=True)

Check = Callable[..., None]


def sign_in(page: Page, server: LiveServer, name: str, then: str) -> None:
    """Signs a person of the cast in and opens an address, in the browser's language instead of the person's own."""
    page.goto(f"{server.url}/sign-in")
    language = page.locator("html").get_attribute("lang") or ""
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": server.url}])
    page.locator("#id_login").fill(name)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main button.btn-primary").click()
    page.wait_for_url(lambda url: "sign-in" not in url)
    page.goto(f"{server.url}{then}")


def test_it_finds_clauses_while_one_types(desk: Page, live_server: LiveServer, page_check: Check, world: World) -> None:
    sign_in(desk, live_server, "mei", "/regulations")
    desk.keyboard.press("s")
    desk.keyboard.type("72 hours")
    expect(desk.locator("#regulations mark").first).to_be_visible()
    expect(desk).to_have_url(f"{live_server.url}/regulations?q=72%20hours&status=&kind=&area=")
    desk.keyboard.press("Tab")
    desk.locator("#regulations tbody a").first.click()
    expect(desk.locator("#panel .one-clause")).to_be_visible()
    page_check(desk, "clause-panel")


def test_it_tells_what_an_adoption_does_before_it_is_done(
    phone: Page, live_server: LiveServer, page_check: Check, world: World
) -> None:
    sign_in(phone, live_server, "wen", "/regulations/distance-sla-policy/adopt")
    phone.locator("#id_branch").select_option("沈阳")
    phone.locator("#id_from_on").fill("2026-04-01")
    phone.locator("main form button.btn-primary").click()
    expect(phone.locator("main")).to_contain_text("2026-04-01")
    page_check(phone, "adopt-confirm")
    phone.locator("main form button.btn-primary").click()
    expect(phone.locator("#adoptions")).to_contain_text("沈阳")
