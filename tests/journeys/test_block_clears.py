"""The acceptance scenario "block clears" by hand, in Chinese on a phone: one minute late, 30 yuan, by FUR-2.21."""

import datetime as dt
from collections.abc import Callable

from playwright.sync_api import Page, expect

from shouhou.cli.main import main
from shouhou.config.demo.organisation import PASSWORD, STAFF
from shouhou.customers.models import Customer
from shouhou.kernel.public import installation
from shouhou.kernel.testing.minutes import local
from shouhou.timeline.public import verify

USERNAMES = {name: username for username, (name, *_rest) in STAFF.items()}


class Journey:
    """Several people, each on a phone of their own, and one clock."""

    def __init__(self, url: str, open_page: Callable[..., Page]) -> None:
        self.url, self.open_page, self.case = url, open_page, ""
        self.phones: dict[str, Page] = {}

    def it_is(self, minute: str) -> None:
        """Set the demo's clock as the tour does."""
        assert main(["demo", "--clock", minute]) == 0
        installation(fresh=True)

    def as_(self, name: str) -> Page:
        """Somebody looks at the case, where there is one; the first time they take their phone and sign in."""
        if name not in self.phones:
            page = self.phones[name] = self.open_page("zh-CN", 390)
            page.goto(f"{self.url}/sign-in")
            page.fill("#id_login", USERNAMES[name])
            page.fill("#id_password", PASSWORD)
            page.press("#id_password", "Enter")
            page.wait_for_url(lambda url: "sign-in" not in url)
        page = self.phones[name]
        page.goto(f"{self.url}/cases/{self.case}" if self.case else self.url)
        return page

    def act(self, name: str, word: str, /, **fields: str) -> Page:
        """Somebody opens an act from the job page, fills in its form and records it."""
        page = self.as_(name)
        about = page.locator(f'a[href*="/acts/{word}?"]')  # beside the fault that it is about
        link = about.first if about.count() else page.locator(f'a[href*="/acts/{word}"]').first
        if not link.is_visible():
            page.locator(".more-acts > summary").click()
            page.locator(".every-act a").first.wait_for()
            link = page.locator(f'.every-act a[href$="/acts/{word}"]')
            if not link.is_visible():
                page.locator(".rare-acts > summary").click()
        link.click()
        fill(page, fields)
        page.locator("form[data-guard] button.btn-primary").click()
        page.wait_for_url(f"**/cases/{self.case}")
        return page

    def decide(self, name: str, clause: str, button: str) -> Page:
        """Somebody opens the fault of a clause from the job page and decides by one press."""
        page = self.as_(name)
        row = page.locator("section[aria-labelledby=faults-head] tbody tr", has_text=clause)
        row.locator("a.btn").click()
        page.locator(f"form.decision button[value='{button}']").click()
        page.wait_for_selector("#messages .alert-success")
        page.goto(f"{self.url}/cases/{self.case}")
        return page


def fill(page: Page, fields: dict[str, str]) -> None:
    page.wait_for_selector("form[data-guard]")
    for name, value in fields.items():
        control = page.locator(f"#id_{name}")
        if control.evaluate("it => it.tagName") == "SELECT":
            control.select_option(label=value) if value in USERNAMES else control.select_option(value)
        else:
            control.fill(value)


def test_block_clears(demo_server: str, open_page: Callable[..., Page], page_check: Callable[..., None]) -> None:
    journey = Journey(demo_server, open_page)

    journey.it_is("2026-01-20 09:00")
    page = journey.as_("孙丽")
    expect(page.locator(".demo-clock")).to_contain_text("2026-01-20 09:0")
    customer = Customer.objects.get(name="沈阳某研究所")
    page.goto(f"{demo_server}/cases/new/{customer.pk}")
    page.locator("[name=unit]").first.check()
    page.locator("#id_visit_needed").select_option("true")
    page.locator("#id_requirement").fill("真空炉不升温")
    page.locator("form[data-intake] button.btn-primary").click()
    page.wait_for_url(lambda url: "/cases/S" in url)
    journey.case = page.url.rsplit("/", 1)[1]

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
    page_check(page, "journey-block-clears-zh")

    row.locator("a.clause[data-panel]").first.click()
    why = page.locator("#panel-body")
    for step in (
        "FUR-2.21", "2026-01-20 09:00 至 2026-01-23 08:30", "2026-01-23 08:30 至 2026-01-23 11:15",
        "2026-01-23 11:15 至 2026-01-23 13:16", "2026-01-23 13:15", "马强", "30", "FUR-2a", "个人原因",
    ):  # fmt: skip
        expect(why).to_contain_text(step)

    assert list(verify(now=local("2026-01-23 18:00").astimezone(dt.UTC))) == []
