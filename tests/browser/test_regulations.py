"""The regulations in a real browser: the list, one document, one clause, the search as one types, the adoption."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.test_screens import LOOKS, sign_in
from tests.world import World

pytestmark = pytest.mark.django_db(transaction=True)

Check = Callable[..., None]
SCREENS = {
    "regulations": "/regulations",
    "regulations-found": "/regulations?q=配件&status=open",
    "regulation": "/regulations/furnace-maker",
    "regulation-club": "/regulations/golf-club-membership?words=both",
    "clause": "/regulations/furnace-maker/FUR-2.21",
    "clause-open": "/regulations/golf-club-membership/GCM-3.1",
    "adopt": "/regulations/furnace-maker/adopt",
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_it_shows_the_screen(
    open_page: Callable[..., Page], live_server: LiveServer, page_check: Check, world: World, screen: str, look: str
) -> None:
    page = open_page(*LOOKS[look])
    sign_in(page, live_server, "wen", SCREENS[screen])
    expect(page.locator("h1")).not_to_be_empty()
    page_check(page, f"{screen}-{look}")


def test_it_finds_clauses_while_one_types(desk: Page, live_server: LiveServer, page_check: Check, world: World) -> None:
    sign_in(desk, live_server, "mei", "/regulations")
    desk.keyboard.press("s")
    desk.keyboard.type("72 hours")
    expect(desk.locator("#found mark").first).to_be_visible()
    expect(desk).to_have_url(f"{live_server.url}/regulations?q=72%20hours&status=&kind=&area=")
    desk.keyboard.press("Tab")
    desk.locator("#found tbody a").first.click()
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
