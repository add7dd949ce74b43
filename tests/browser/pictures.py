"""The pictures of README.md and the guides: `python -m tests.browser.pictures [NAME...]` writes docs/images/.

They are screens of `tests.browser.screens` on the scene of `tests.browser.stage`, in a palette of 128 colours.
"""

import io
import os
import sys
from typing import NamedTuple

import django
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shouhou.config.settings")
django.setup()

from tests.browser.conftest import CHROMIUM, QUIET, ROOT  # noqa: E402
from tests.browser.screens import SCREENS  # noqa: E402
from tests.browser.stage import Stage, set_stage  # noqa: E402

FOLDER = ROOT / "docs/images"
LANGUAGES = {"zh": ("zh-CN", "zh-hans"), "en": ("en-US", "en")}  # folder: the browser's locale, the product's language
MOST_BYTES = 150_000
COLOURS = 128


class Picture(NamedTuple):
    """A screen by its name in SCREENS, and what of it is shown, in pixels."""

    screen: str
    width: int = 1366
    height: int = 900


PICTURES = {
    "job": Picture("case", height=1000),
    "desk": Picture("home-desk"),
    "intake": Picture("register"),
    "queue": Picture("queue", height=700),
    "day": Picture("home-engineer", 390, 844),
    "block": Picture("act-block", 390, 844),
    "decisions": Picture("home-manager"),
    "refusal": Picture("act-refused"),
    "people": Picture("people"),
    "clause": Picture("clause"),
    "draft": Picture("draft-clause"),
    "scenarios": Picture("draft-scenarios", height=700),
    "what-if": Picture("what-if", height=1000),
    "approve": Picture("draft-approve", height=640),
}


def take(stage: Stage, browser: Browser, picture: Picture, language: str) -> bytes:
    """A PNG of the screen as its person sees it."""
    screen = SCREENS[picture.screen]
    locale, code = LANGUAGES[language]
    context = browser.new_context(viewport={"width": picture.width, "height": picture.height}, locale=locale)
    stage.enter(context, screen.who, code)
    page = context.new_page()
    page.goto(stage.address(screen.where))
    if screen.first:
        screen.first(page)
    page.wait_for_load_state("networkidle")
    taken = page.screenshot()
    context.close()
    return taken


def reduced(png: bytes) -> bytes:
    """The picture with few colours, which is what a screen has, at a third of the bytes."""
    into = io.BytesIO()
    colours = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    colours.save(into, "PNG", optimize=True)
    return into.getvalue()


def main(names: list[str]) -> None:
    with set_stage() as stage, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for language in LANGUAGES:
            for name in names or PICTURES:
                path = FOLDER / language / f"{name}.png"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(reduced(take(stage, browser, PICTURES[name], language)))
                print(f"{path.relative_to(ROOT)}  {path.stat().st_size:,} bytes")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
