"""Every screen in Chinese on a phone and in English at a desk: it opens, reads aloud, fits, and is clean.

The other combinations, small variants at the desk, and the dark are in `make soak`. Pictures of all of them lie in test-results/.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from pytest_django import DjangoDbBlocker

from tests.browser.conftest import TROUBLE, new_context, new_page
from tests.browser.screens import SCREENS
from tests.browser.stage import Stage, set_stage

Check = Callable[..., None]
Launch = Callable[[str], Browser]


LOOKS = {
    "phone": ("zh-CN", 390, False),
    "desk": ("en-US", 1366, False),
    "phone-en": ("en-US", 390, False),
    "desk-zh": ("zh-CN", 1366, False),
    "phone-dark": ("zh-CN", 390, True),
    "desk-dark": ("en-US", 1366, True),
}
# Variants of another screen: every day on the phone only.
VARIANTS = {
    "act-block-errors",
    "act-cancel",
    "act-visit",
    "calendar-confirm",
    "calendar-hours",
    "caller-unknown",
    "channel-errors",
    "channels-troubles",
    "clause-open",
    "contact-errors",
    "customer-edit-errors",
    "customer-errors",
    "customers-none",
    "erase",
    "fault-refused",
    "faults-nothing",
    "ledger-empty",
    "mine-none",
    "model-errors",
    "notices-empty",
    "password",
    "people-nobody",
    "person-errors",
    "person-role",
    "portal-report-errors",
    "portal-unknown",
    "queue-empty",
    "reception-errors",
    "register-columns-errors",
    "register-empty",
    "register-errors",
    "regulation-both",
    "search-nothing",
    "settings-own",
    "sign-out",
    "unit-errors",
    "units-none",
    "verified-not",
}  # fmt: skip


def soaks(name: str, look: str) -> bool:
    return look not in ("phone", "desk") or (look == "desk" and name in VARIANTS)


SHOWN = [
    pytest.param(name, look, marks=pytest.mark.soak if soaks(name, look) else []) for look in LOOKS for name in SCREENS
]


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    with django_db_blocker.unblock(), set_stage() as made:
        yield made


@pytest.fixture(scope="module")
def browsers(launch: Launch) -> Iterator[Callable[[str], BrowserContext]]:
    """One browser context for each look, for all the screens."""
    opened: dict[str, BrowserContext] = {}

    def context(look: str) -> BrowserContext:
        if look not in opened:
            language, width, dark = LOOKS[look]
            opened[look] = new_context(launch(language), width, dark)
        return opened[look]

    yield context
    for one in opened.values():
        one.close()


@pytest.mark.parametrize(("name", "look"), SHOWN)
def test_it_shows_the_screen(
    browsers: Callable[[str], BrowserContext], stage: Stage, page_check: Check, name: str, look: str
) -> None:
    screen, language = SCREENS[name], "zh-hans" if LOOKS[look][0] == "zh-CN" else "en"
    context = browsers(look)
    stage.enter(context, screen.who, language)
    page = new_page(context)
    page.goto(stage.address(screen.where))
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1").first).not_to_be_empty()
    if screen.first:
        screen.first(page)
    try:
        page_check(page, f"{name}-{look}", screen.expected)
    finally:
        TROUBLE.pop(page)
        page.close()
