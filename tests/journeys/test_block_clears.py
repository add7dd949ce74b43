"""The acceptance scenario "block clears" by hand, in a browser: one minute late, 30 yuan, by FUR-2.21."""

import datetime as dt
from collections.abc import Callable

from playwright.sync_api import Page, expect

from shouhou.kernel.testing.minutes import local
from shouhou.timeline.public import verify
from tests.journeys.play import Journey, in_looks


@in_looks(daily="phone")
def test_block_clears(
    demo_server: str, open_page: Callable[..., Page], page_check: Callable[..., None], look: str
) -> None:
    journey = Journey(demo_server, open_page, look)

    journey.it_is("2026-01-20 09:00")
    page = journey.as_("孙丽")
    expect(page.locator(".demo-clock")).to_contain_text("2026-01-20 09:0")
    journey.takes_a_request("孙丽", "沈阳某研究所", visit_needed="true", requirement="真空炉不升温")

    journey.it_is("2026-01-20 10:10")
    journey.act("孙丽", "request.answered", text="已请技术人员判断")
    journey.it_is("2026-01-20 12:00")
    journey.act("周敏", "solution.proposed", text="更换加热体")
    journey.it_is("2026-01-20 14:00")
    journey.act("赵岩", "visit.planned", engineer="马强", arrive_by="2026-01-23T09:00")
    journey.it_is("2026-01-23 08:40")
    journey.act(
        "马强", "block.reported", cause="user", step="arrival", began_at="2026-01-23T08:30", evidence="用户停电通知"
    )
    journey.it_is("2026-01-23 08:55")
    journey.act("罗军", "block.confirmed")
    journey.it_is("2026-01-23 11:15")
    journey.act("马强", "block.cleared")
    journey.it_is("2026-01-23 13:16")
    page = journey.act("马强", "visit.arrived")
    faults = page.locator("section[aria-labelledby=faults-head]")
    expect(faults).to_contain_text("FUR-2.21")

    journey.it_is("2026-01-23 17:00")
    journey.decide("罗军", "FUR-2.21", "own")
    page = journey.decide("冯雪", "FUR-2.21", "fine.confirmed")

    row = page.locator("section[aria-labelledby=faults-head] tbody tr")
    expect(row).to_have_count(1)
    for text in ("FUR-2.21", "马强", "30"):
        expect(row).to_contain_text(text)
    expect(row).not_to_contain_text("FUR-2.3")
    page_check(page, f"journey-block-clears-{look}")

    row.locator("a.clause[data-panel]").first.click()
    why = page.locator("#panel-body")
    to = journey.says("至", "to")
    for step in (
        "FUR-2.21", f"2026-01-20 09:00 {to} 2026-01-23 08:30", f"2026-01-23 08:30 {to} 2026-01-23 11:15",
        f"2026-01-23 11:15 {to} 2026-01-23 13:16", "2026-01-23 13:15", "马强", "30", "FUR-2a",
        journey.says("个人原因", "Cause found: own."),
    ):  # fmt: skip
        expect(why).to_contain_text(step)

    assert list(verify(now=local("2026-01-23 18:00").astimezone(dt.UTC))) == []
