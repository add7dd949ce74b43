"""What tests in a real browser share: Debian's Chromium, one page for each language and width, and the check of a page.

def test_it_...(desk, page_check, live_server):     # desk: English, 1366 px; phone: Chinese, 390 px
    desk.goto(f"{live_server.url}/sign-in")
    page_check(desk, "sign-in")
"""

import json
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright
from pytest_django import DjangoDbBlocker

if TYPE_CHECKING:
    from tests.browser.stage import Stage

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "test-results"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PICTURES = bool(os.environ.get("PICTURES"))  # of every page, not only of one that fails
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]
# Playwright's loop runs in this thread; Django would take it for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Trouble:
    """What a page complained about since it was opened."""

    lines: list[str] = field(default_factory=list)


TROUBLE: dict[Page, Trouble] = {}


@pytest.fixture(scope="session")
def launch(playwright: Playwright) -> Iterator[Callable[[str], Browser]]:
    """Starts the browser in a language (by argument: a context with a locale cannot work offline), once for each."""
    started: dict[str, Browser] = {}

    def start(language: str) -> Browser:
        if language not in started:
            started[language] = playwright.chromium.launch(
                executable_path=CHROMIUM, args=[*QUIET, f"--lang={language}", f"--accept-lang={language}"]
            )
        return started[language]

    yield start
    for browser in started.values():
        browser.close()


def new_context(browser: Browser, width: int, dark: bool = False) -> BrowserContext:
    """A phone (narrower than 768 px) or a desk, in light or in dark."""
    return browser.new_context(
        viewport={"width": width, "height": 844 if width < 768 else 768},
        color_scheme="dark" if dark else "light",
        has_touch=width < 768,
    )


def new_page(context: BrowserContext) -> Page:
    """An empty page that notes every complaint in TROUBLE."""
    page = context.new_page()
    trouble = TROUBLE[page] = Trouble()

    def heard(message: ConsoleMessage) -> None:
        left = message.text.startswith(("htmx:sendAbort", "htmx:afterRequest"))  # a page that is left stops asking
        if message.type in ("error", "warning") and not left:
            trouble.lines.append(f"console: {message.text}")

    page.on("console", heard)
    page.on("pageerror", lambda error: trouble.lines.append(f"script: {error}"))
    return page


@pytest.fixture
def open_page(launch: Callable[[str], Browser]) -> Iterator[Callable[..., Page]]:
    """Opens an empty page: `open_page(language="zh-CN", width=390, dark=False)`; it notes every complaint."""
    contexts: list[BrowserContext] = []

    def open_(language: str = "zh-CN", width: int = 390, dark: bool = False) -> Page:
        context = new_context(launch(language), width, dark)
        contexts.append(context)
        return new_page(context)

    yield open_
    for context in contexts:
        for page in context.pages:
            TROUBLE.pop(page, None)
        context.close()


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    """A page in Chinese at 390 px."""
    return open_page("zh-CN", 390)


@pytest.fixture
def desk(open_page: Callable[..., Page]) -> Page:
    """A page in English at 1366 px."""
    return open_page("en-US", 1366)


@pytest.fixture
def policy_reports() -> Iterator[list[str]]:
    """What browsers have reported to `/csp-report` in this test, in any thread of the live server."""
    reports: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            reports.append(record.getMessage())

    log, handler = logging.getLogger("shouhou.web.views.csp"), Collect()
    log.addHandler(handler)
    yield reports
    log.removeHandler(handler)


@pytest.fixture
def page_check(policy_reports: list[str]) -> Callable[..., None]:
    """Checks a page as it stands: `page_check(page, name)`.

    No console error, no report of the content security policy, nothing wider than the screen, no serious finding of
    axe. `expected` names a complaint that belongs to the test, such as the 404 of a page that shall not exist. A page that
    fails leaves a picture in test-results/; with PICTURES=1 in the environment, every page does.
    """

    def check(page: Page, name: str, expected: str = "", *, axe: bool = True) -> None:
        page.wait_for_load_state()
        complaints = [line for line in TROUBLE[page].lines if not (expected and expected in line)]
        complaints += policy_reports
        widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        if widths[0] > widths[1]:
            complaints.append(f"the page is {widths[0]} px wide on a screen of {widths[1]} px")
        complaints += serious_findings(page) if axe else []
        if complaints or PICTURES:
            RESULTS.mkdir(exist_ok=True)
            page.screenshot(path=RESULTS / f"{name}.png", full_page=not page.locator("dialog[open]").count())
        assert complaints == []

    return check


def serious_findings(page: Page) -> list[str]:
    """What axe finds against WCAG 2.1 A and AA with serious or critical impact, one line each."""
    # Through the debugger: the page's own policy refuses foreign scripts.
    session = page.context.new_cdp_session(page)
    session.send(
        "Runtime.evaluate", {"expression": (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")}
    )
    tags = json.dumps(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    found = page.evaluate(
        f"axe.run(document, {{runOnly: {tags}, resultTypes: ['violations'], preload: false}}).then(result => result.violations)"
    )
    return [
        f"{finding['id']} ({finding['impact']}): {node['html'][:160]}"
        for finding in found
        if finding["impact"] in ("serious", "critical")
        for node in finding["nodes"]
    ]


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator["Stage"]:
    """The organisation of the screens, served."""
    from tests.browser.stage import set_stage

    with django_db_blocker.unblock(), set_stage() as made:
        yield made


@pytest.fixture(scope="module")
def browsers(launch: Callable[[str], Browser]) -> Iterator[Callable[[str], BrowserContext]]:
    """One browser context for each look, for all the screens."""
    from tests.browser.looks import LOOKS

    opened: dict[str, BrowserContext] = {}

    def context(look: str) -> BrowserContext:
        if look not in opened:
            language, width, dark = LOOKS[look]
            opened[look] = new_context(launch(language), width, dark)
        return opened[look]

    yield context
    for one in opened.values():
        one.close()
