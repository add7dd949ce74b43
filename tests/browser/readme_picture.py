"""The picture of the job page in the README: `python -m tests.browser.readme_picture` writes docs/images/job-page.png.

It shows the scene of `tests.browser.stage`: an arrival one minute late after a block, with the fault FUR-2.21 proposed.
"""

import os

import django
from playwright.sync_api import sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shouhou.config.settings")
django.setup()

from tests.browser.conftest import CHROMIUM, QUIET, ROOT, new_context  # noqa: E402
from tests.browser.stage import set_stage  # noqa: E402

PICTURE = ROOT / "docs/images/job-page.png"


def main() -> None:
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with set_stage() as stage, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, "--lang=zh-CN"])
        context = new_context(browser, 1366)
        stage.enter(context, "lin", "zh-hans")
        page = context.new_page()
        page.set_viewport_size({"width": 1366, "height": 1000})
        page.goto(stage.address("/cases/{blocked}"))
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURE)
        browser.close()
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
