"""Every screen at a desk: in English every day; in Chinese, in the dark and small variants in `make soak`."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext

from tests.browser.looks import show, shown
from tests.browser.stage import Stage


@shown("desk", "desk-zh", "desk-dark")
def test_it_shows_the_screen(
    browsers: Callable[[str], BrowserContext], stage: Stage, page_check: Callable[..., None], name: str, look: str
) -> None:
    show(browsers, stage, page_check, name, look)
