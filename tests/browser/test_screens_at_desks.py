"""Every screen at a desk: the main ones in English every day; their states, Chinese and the dark in `make soak`."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext

from tests.browser.looks import show, shown
from tests.browser.stage import Stage


@shown("desk", "desk-zh", "desk-dark")
def test_it_shows_the_screen(
    browsers: Callable[[str], BrowserContext], stage: Stage, page_check: Callable[..., None], name: str, look: str
) -> None:
    show(browsers, stage, page_check, name, look)
