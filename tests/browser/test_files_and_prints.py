"""What a page takes from the clipboard and from the desktop, and what it gives to the printer."""

import base64
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from shouhou.cases.models import Case
from shouhou.documents.public import attachments_of
from shouhou.documents.tests.pictures import photo
from tests.browser.test_regulations import sign_in
from tests.world import World

pytestmark = pytest.mark.django_db(transaction=True)
COPIED = """async (content) => {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  await navigator.clipboard.write([new ClipboardItem({"image/png": new Blob([bytes], {type: "image/png"})})]);
}"""


def paste(page: Page, picture: bytes) -> None:
    """A picture is in the clipboard, as after a screenshot, and is pasted by its keys."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(COPIED, base64.b64encode(picture).decode())
    page.keyboard.press("Control+V")


def drop(page: Page, file: Path, onto: str) -> None:
    """A file of the desktop is dragged over a place of the page and let go there."""
    box = page.locator(onto).bounding_box()
    assert box
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + min(box["height"] / 2, 20)}
    session = page.context.new_cdp_session(page)
    for step in ("dragEnter", "dragOver", "drop"):
        if step == "drop":
            expect(page.locator(".is-dropping")).to_have_count(1)  # the place shows that it takes files
        data = {"items": [], "files": [str(file)], "dragOperationsMask": 1}
        session.send("Input.dispatchDragEvent", {"type": step, **at, "data": data})
    expect(page.locator(".is-dropping")).to_have_count(0)


def test_files_are_pasted_and_dropped_at_intake_and_go_along_with_the_case(
    desk: Page, live_server: LiveServer, world: World, tmp_path: Path, page_check: Callable[..., None]
) -> None:
    sign_in(desk, live_server, "mei", f"/cases/new/{world.customer_id}")
    desk.locator("#id_requirement").fill("真空炉不升温，见截图")
    for _ in range(2):
        paste(desk, photo(kind="PNG"))
    plan = tmp_path / "控制柜接线图.pdf"
    plan.write_bytes(b"%PDF-1.7 plan")
    desk.locator("#id_files").scroll_into_view_if_needed()
    drop(desk, plan, "#id_files")
    assert desk.locator("#id_files").evaluate("it => it.files.length") == 3
    page_check(desk, "intake-files", axe=False)
    desk.locator("button[data-submit]").click()
    desk.wait_for_url("**/cases/S*")
    case = Case.objects.get()
    files = attachments_of(case.subject_id)
    assert [file.media_type for file in files] == ["image/png", "image/png", "application/pdf"]
    expect(desk.locator("#attachments .gallery li")).to_have_count(3)

    paste(desk, photo(kind="PNG"))  # on the job page a file goes in at once
    expect(desk.locator("#attachments .gallery li")).to_have_count(4)
    assert len(attachments_of(case.subject_id)) == 4


def test_the_print_button_prints_the_list_alone(desk: Page, live_server: LiveServer, world: World) -> None:
    number = world.registered().number
    desk.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    sign_in(desk, live_server, "mei", "/cases")
    desk.locator("[data-prints]").click()
    assert desk.evaluate("window.printed") == 1
    desk.emulate_media(media="print")
    expect(desk.locator("#queue")).to_contain_text(number)
    for frame in (".topbar", ".sidebar", "[data-prints]", ".filters"):
        expect(desk.locator(frame).first).to_be_hidden()
    assert len(re.findall(rb"/Type\s*/Page\b", desk.pdf())) == 1
