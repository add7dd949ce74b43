"""Several people, each at a screen of the same kind, and the one clock of the demo."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from shouhou.cli.main import main
from shouhou.config.demo.organisation import STAFF
from shouhou.customers.models import Customer
from shouhou.kernel.public import installation
from shouhou.people.models import User
from tests.browser.looks import LOOKS

USERNAMES = {name: username for username, (name, *_rest) in STAFF.items()}


def in_looks(daily: str) -> pytest.MarkDecorator:
    """Both languages at both widths: one of them every day, the others in `make soak`."""
    looks = ("desk-zh", "phone", "desk", "phone-en")
    return pytest.mark.parametrize(
        "look", [pytest.param(one, marks=[] if one == daily else pytest.mark.soak) for one in looks]
    )


class Journey:
    """Whoever acts has the screen: one browser, so that what every page loads is loaded once."""

    def __init__(self, url: str, open_page: Callable[..., Page], look: str) -> None:
        self.url, self.look, self.case = url, look, ""
        self.language, self.width, dark = LOOKS[look]
        self.page = open_page(self.language, self.width, dark)
        self.sessions: dict[str, str] = {}

    def it_is(self, minute: str) -> None:
        """Set the demo's clock as the tour does."""
        assert main(["demo", "--clock", minute]) == 0
        installation(fresh=True)

    def says(self, zh: str, en: str) -> str:
        """What the screen says in its language."""
        return zh if self.language == "zh-CN" else en

    def enter(self, name: str) -> Page:
        """Somebody's session, without the form of signing in."""
        if name not in self.sessions:
            client = Client()
            client.force_login(User.objects.get(username=USERNAMES[name]))
            self.sessions[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
        language = self.says("zh-hans", "en")
        given = {settings.SESSION_COOKIE_NAME: self.sessions[name], settings.LANGUAGE_COOKIE_NAME: language}
        self.page.context.add_cookies([{"name": key, "value": value, "url": self.url} for key, value in given.items()])
        return self.page

    def as_(self, name: str) -> Page:
        """Somebody looks at the case, where there is one."""
        page = self.enter(name)
        page.goto(f"{self.url}/cases/{self.case}" if self.case else self.url)
        return page

    def takes_a_request(self, name: str, customer: str, **fields: str) -> None:
        """Somebody registers a request of a customer for their first unit: the case that the others go on with."""
        page = self.enter(name)
        page.goto(f"{self.url}/cases/new/{Customer.objects.get(name=customer).pk}")
        page.locator("[name=unit]").first.check()
        fill(page, fields, "form[data-intake]")
        page.locator("form[data-intake] button[data-submit]").click()
        page.wait_for_url(lambda url: "/cases/S" in url)
        self.case = page.url.rsplit("/", 1)[1]

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
        return self.record()

    def opens(self, name: str, word: str) -> Page:
        """Somebody stands before the form of an act."""
        page = self.enter(name)
        page.goto(f"{self.url}/cases/{self.case}/acts/{word}")
        return page

    def record(self) -> Page:
        """The form is sent, and the job page tells of it."""
        self.page.locator("form[data-guard] button.btn-primary").click()
        self.page.wait_for_url(f"**/cases/{self.case}")
        return self.page

    def decide(self, name: str, clause: str, button: str) -> Page:
        """Somebody opens the fault of a clause from the job page and decides by one press."""
        page = self.as_(name)
        row = page.locator("section[aria-labelledby=faults-head] tbody tr", has_text=clause)
        row.locator("a.btn").click()
        page.locator(f"form.decision button[value='{button}']").click()
        page.wait_for_selector("#messages .alert-success")
        page.goto(f"{self.url}/cases/{self.case}")
        return page


def fill(page: Page, fields: dict[str, str], form: str = "form[data-guard]") -> None:
    """Type or choose; a person is chosen by name."""
    page.wait_for_selector(form)
    for name, value in fields.items():
        control = page.locator(f"#id_{name}")
        if control.evaluate("it => it.tagName") == "SELECT":
            control.select_option(label=value) if value in USERNAMES else control.select_option(value)
        else:
            control.fill(value)
