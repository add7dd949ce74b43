"""The looks in which every screen is shown: language, width, light or dark; and what is checked of each."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import TROUBLE, new_page
from tests.browser.screens import SCREENS as MOST
from tests.browser.screens_of_figures import FIGURES
from tests.browser.screens_of_registers import REGISTERS
from tests.browser.stage import Stage

SCREENS = MOST | REGISTERS | FIGURES
LOOKS = {
    "phone": ("zh-CN", 390, False),
    "desk": ("en-US", 1366, False),
    "phone-en": ("en-US", 390, False),
    "desk-zh": ("zh-CN", 1366, False),
    "phone-dark": ("zh-CN", 390, True),
    "desk-dark": ("en-US", 1366, True),
}
DAILY = ("phone", "desk")
# A screen's states (`queue-empty` beside `queue`) are looked at every day on the phone only, but for these.
AT_DESK = {"home-desk", "home-duties", "home-manager", "case-acts", "draft-what-if", "register-beside"}


def shown(*looks: str) -> pytest.MarkDecorator:
    """Every screen in these looks: every day in Chinese on a phone, the main ones in English at a desk; the rest in
    `make soak`."""
    return pytest.mark.parametrize(
        ("name", "look"),
        [
            pytest.param(name, look, marks=pytest.mark.soak if soaks(name, look) else [])
            for look in looks
            for name in SCREENS
        ],
    )


def soaks(name: str, look: str) -> bool:
    return look not in DAILY or (look == "desk" and "-" in name and name not in AT_DESK)


def show(
    browsers: Callable[[str], BrowserContext], stage: Stage, page_check: Callable[..., None], name: str, look: str
) -> None:
    """Open a screen as whoever works there: it speaks their language, has a heading, fits and is clean.

    axe looks at every look but English at a desk in the light: its words are those of the dark, its form is the Chinese.
    """
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
        page_check(page, f"{name}-{look}", screen.expected, axe=look != "desk")
    finally:
        TROUBLE.pop(page)
        page.close()
