"""A passkey from end to end, with the browser's own virtual device: added, then used to sign in without a password."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.stage import set_stage
from tests.world import PASSWORD


def virtual_device(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_it_is_added_and_lets_in_without_the_password(
    open_page: Callable[..., Page], page_check: Callable[..., None], django_db_setup: None, django_db_blocker: object
) -> None:
    with django_db_blocker.unblock(), set_stage() as stage:  # type: ignore[attr-defined]
        page = open_page("en-US", 1366)
        virtual_device(page)
        page.goto(f"{stage.url}/sign-in")
        page.locator("#id_login").fill("lin")
        page.locator("#id_password").fill(PASSWORD)
        page.locator("form button.btn-primary").click()
        page.wait_for_url(f"{stage.url}/")
        page.goto(f"{stage.url}/account/two-factor/webauthn/add/")
        page.locator("#id_password").fill(PASSWORD)  # what follows protects the account
        page.locator("form button.btn-primary").click()
        page.locator("#id_name").fill("desk")
        page.locator("form[data-passkey] button.btn-primary").click()
        page.wait_for_url("**/recovery-codes/")
        page.goto(f"{stage.url}/account/two-factor/webauthn/")
        expect(page.locator(".choices strong")).to_have_text("desk")
        page.context.clear_cookies()
        page.goto(f"{stage.url}/sign-in")
        page.locator("form[data-passkey=login] button").click()
        page.wait_for_url(f"{stage.url}/")
        expect(page.locator(".user-menu")).to_contain_text("林海")


def test_it_says_where_passkeys_work(
    open_page: Callable[..., Page], django_db_setup: None, django_db_blocker: object
) -> None:
    with django_db_blocker.unblock(), set_stage() as stage:  # type: ignore[attr-defined]
        page = open_page("en-US", 1366)
        page.goto(f"{stage.url.replace('localhost', '127.0.0.1')}/sign-in")
        page.locator("form[data-passkey=login] button").click()
        expect(page.locator("[data-failure=nowhere]")).to_be_visible()
