"""The screens of registers and of recurring duties, as `screens.py` lists those of the rest."""

from playwright.sync_api import Page, expect

from tests.browser.screens import Screen, on_paper, submit


def dropped_duty(page: Page) -> None:
    """A duty that is said not to apply, without a reason."""
    page.locator("a[href*='duty.not_applicable']").first.click()
    submit(page)
    expect(page.locator(".field-error").first).to_be_visible()


REGISTERS = {
    "entries": Screen("gu", "/registers"),
    "entries-none": Screen("mei", "/registers"),
    "entry-kinds": Screen("gu", "/registers/new"),
    "entry-new": Screen("gu", "/registers/new/stocktake"),
    "entry-new-errors": Screen("gu", "/registers/new/budget", submit, "422"),
    "entry": Screen("gu", "/registers/{stocktake}"),
    "entry-print": Screen("gu", "/registers/{stocktake}", on_paper),
    "entry-act": Screen("gu", "/registers/{stocktake}/acts/approval.refused"),
    "duties": Screen("gu", "/duties"),
    "duties-none": Screen("mei", "/duties"),
    "duty-drop": Screen("gu", "/duties", dropped_duty, "422"),
    "home-duties": Screen("gu", "/"),
}
