"""Every screen, once in Chinese on a phone and once in English at a desk: it opens, reads aloud, fits, and is clean."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from shouhou.cases.public import Registered
from shouhou.kernel.models import Installation
from tests.world import PASSWORD, World

pytestmark = pytest.mark.django_db(transaction=True)

Check = Callable[..., None]

# who looks, and where; {case}, {customer} are put in
SCREENS = {
    "home": ("lin", "/"),
    "queue": ("mei", "/cases"),
    "caller": ("mei", "/cases/new?q=王芳"),
    "register": ("mei", "/cases/new/{customer}"),
    "case": ("lin", "/cases/{case}"),
    "faults": ("lin", "/faults"),
    "ledger": ("fin", "/ledger"),
    "customers": ("mei", "/customers"),
    "customer-new": ("mei", "/customers/new"),
    "unit-new": ("mei", "/customers/{customer}/units/new"),
    "people": ("ann", "/people"),
    "search": ("mei", "/search?q=真空炉"),
}
LOOKS = {"phone": ("zh-CN", 390), "desk": ("en-US", 1366)}


@pytest.fixture
def case(world: World) -> Registered:
    """A case registered on Monday at 09:00; the clock stands at Tuesday noon, when its first limits have passed."""
    registered = world.registered()
    later = world.now + dt.timedelta(days=1, hours=3)
    Installation.objects.update(is_demo=True, clock_offset=later - dt.datetime.now(dt.UTC))
    return registered


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


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_it_shows_the_screen(
    open_page: Callable[..., Page],
    live_server: LiveServer,
    page_check: Check,
    case: Registered,
    world: World,
    screen: str,
    look: str,
) -> None:
    page = open_page(*LOOKS[look])
    name, address = SCREENS[screen]
    sign_in(page, live_server, name, address.format(case=case.number, customer=world.customer_id))
    expect(page.locator("html")).to_have_attribute("lang", "zh-hans" if look == "phone" else "en")
    expect(page.locator("h1")).not_to_be_empty()
    page_check(page, f"{screen}-{look}")


def test_it_opens_the_why_of_a_case(desk: Page, live_server: LiveServer, page_check: Check, case: Registered) -> None:
    sign_in(desk, live_server, "lin", f"/cases/{case.number}")
    desk.locator("a[data-panel]").first.click()
    expect(desk.locator("#panel .why")).to_be_visible()
    page_check(desk, "case-why")
