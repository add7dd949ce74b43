"""The shell in a real browser: every component, the sign-in page, shortcuts, panel, dialogs."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

Check = Callable[..., None]


@pytest.fixture
def style(settings: Settings, live_server: LiveServer) -> str:
    """The address of the style page, which is open in development only."""
    settings.DEBUG = True
    return f"{live_server.url}/style"


@pytest.fixture
def somebody(db: None) -> None:
    """Without anybody the sign-in page leads to the first administrator's set-up."""
    get_user_model().objects.create(username="somebody")


def test_it_shows_every_component_on_a_phone_in_chinese(phone: Page, style: str, page_check: Check) -> None:
    phone.goto(style)
    expect(phone.get_by_text("以下各项")).to_be_visible()
    page_check(phone, "style-phone-zh")


def test_it_shows_every_component_at_a_desk_in_english(desk: Page, style: str, page_check: Check) -> None:
    desk.goto(style)
    expect(desk.get_by_text("Please look at these points")).to_be_visible()
    page_check(desk, "style-desk-en")


def test_it_keeps_its_contrast_in_the_dark(open_page: Callable[..., Page], style: str, page_check: Check) -> None:
    page = open_page("zh-CN", 1366, dark=True)
    page.goto(style)
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page_check(page, "style-desk-zh-dark")


def test_it_fits_the_narrowest_phone(open_page: Callable[..., Page], style: str, page_check: Check) -> None:
    page = open_page("en-US", 360)
    page.goto(style)
    page_check(page, "style-360-en")


@pytest.mark.usefixtures("somebody")
@pytest.mark.parametrize(("language", "width"), [("zh-CN", 390), ("en-US", 1366)])
def test_it_asks_who_one_is(
    open_page: Callable[..., Page], live_server: LiveServer, page_check: Check, language: str, width: int
) -> None:
    page = open_page(language, width)
    page.goto(f"{live_server.url}/sign-in")
    expect(page.locator("#id_login")).to_be_focused()
    page_check(page, f"sign-in-{width}")


@pytest.mark.usefixtures("somebody")
def test_it_says_what_was_wrong_at_sign_in_and_keeps_the_name(
    phone: Page, live_server: LiveServer, page_check: Check
) -> None:
    phone.goto(f"{live_server.url}/sign-in")
    phone.get_by_label("用户名或手机号").fill("13800000000")
    phone.get_by_label("密码").fill("wrong")
    phone.get_by_role("button", name="登录", exact=True).click()
    expect(phone.get_by_text("用户名、手机号或密码不对")).to_be_visible()
    expect(phone.get_by_label("用户名或手机号")).to_have_value("13800000000")
    page_check(phone, "sign-in-refused")


@pytest.mark.usefixtures("somebody")
def test_it_changes_the_language_before_anybody_signs_in(phone: Page, live_server: LiveServer) -> None:
    phone.goto(f"{live_server.url}/sign-in")
    phone.get_by_role("button", name="English").click()
    expect(phone.get_by_role("heading", name="Sign in")).to_be_visible()


def test_it_keeps_light_or_dark_from_page_to_page(desk: Page, style: str) -> None:
    desk.goto(style)
    desk.get_by_role("button", name="Light or dark").click()
    desk.reload()
    expect(desk.locator("html")).to_have_attribute("data-bs-theme", "dark")


def test_it_opens_the_why_of_a_clock_beside_the_page(desk: Page, style: str, page_check: Check) -> None:
    desk.goto(style)
    desk.locator("a[data-panel]").first.click()
    expect(desk.locator("#panel")).to_contain_text("到场应在")
    page_check(desk, "why-panel")
    desk.keyboard.press("Escape")
    expect(desk.locator("#panel")).not_to_be_visible()


def test_it_obeys_the_keyboard(desk: Page, style: str, page_check: Check) -> None:
    desk.goto(style)
    desk.locator("#content").focus()
    desk.keyboard.press("/")
    expect(desk.get_by_role("searchbox", name="Search")).to_be_focused()
    desk.locator("#content").focus()
    desk.keyboard.press("j")
    desk.keyboard.press("j")
    expect(desk.locator("tbody tr").nth(1).locator("a").first).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(f"{style}#row")
    desk.keyboard.press("?")
    expect(desk.locator("#keys")).to_contain_text("New request")
    page_check(desk, "keys")


def test_it_asks_before_an_act(phone: Page, style: str, page_check: Check) -> None:
    phone.goto(style)
    phone.get_by_role("button", name="新建").click()
    expect(phone.get_by_role("dialog")).to_contain_text("时限不再计算")
    page_check(phone, "confirm")
    phone.get_by_role("button", name="取消").click()
    expect(phone.get_by_role("dialog")).to_have_count(0)


def test_it_opens_the_whole_menu_on_a_phone(phone: Page, style: str, page_check: Check) -> None:
    phone.goto(style)
    phone.get_by_role("button", name="更多").click()
    expect(phone.get_by_role("dialog").get_by_role("link", name="制度")).to_be_visible()
    page_check(phone, "menu-phone")


def test_it_says_that_the_network_is_gone(phone: Page, style: str) -> None:
    phone.goto(style)
    phone.context.set_offline(True)
    expect(phone.get_by_text("连接中断")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_text("连接中断")).not_to_be_visible()


def test_it_asks_before_typed_words_are_lost(desk: Page, style: str) -> None:
    desk.goto(style)
    desk.locator("#id_words").fill("no heat")
    asked: list[str] = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    desk.evaluate("setTimeout(() => location.assign('/sign-in'))")
    desk.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert desk.url.startswith(style)


def test_it_shows_what_is_missing_on_a_page_that_does_not_exist(
    phone: Page, live_server: LiveServer, page_check: Check, settings: Settings
) -> None:
    settings.DEBUG = False
    phone.goto(f"{live_server.url}/no-such-page")
    expect(phone.get_by_role("heading", name="这里没有内容")).to_be_visible()
    page_check(phone, "404", expected="404")


def test_it_leads_through_two_factor_sign_in(phone: Page, live_server: LiveServer, page_check: Check) -> None:
    user = get_user_model()(username="mei")
    user.set_password("correct-horse-battery")
    user.save()
    phone.goto(f"{live_server.url}/sign-in?next=/account/two-factor/")
    phone.get_by_label("用户名或手机号").fill("mei")
    phone.get_by_label("密码").fill("correct-horse-battery")
    phone.get_by_role("button", name="登录", exact=True).click()
    page_check(phone, "two-factor")
    phone.get_by_role("button", name="我的账号").click()
    expect(phone.get_by_role("button", name="退出登录")).to_be_visible()
    page_check(phone, "user-menu")
    phone.keyboard.press("Escape")
    phone.get_by_role("link", name="开启").click()
    phone.get_by_label("密码").fill("correct-horse-battery")
    phone.get_by_role("button", name="确认").click()
    expect(phone.get_by_alt_text("验证器应用的二维码")).to_be_visible()
    page_check(phone, "two-factor-activate")


def test_the_check_sees_what_breaks_the_content_policy(
    desk: Page, style: str, page_check: Check, policy_reports: list[str]
) -> None:
    desk.goto(style)
    desk.evaluate("document.head.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    with pytest.raises(AssertionError, match="Content Security Policy"):
        page_check(desk, "broken-policy")
    desk.wait_for_timeout(200)
    assert "script-src" in policy_reports[0]


def test_the_check_sees_what_cannot_be_read_aloud(desk: Page, style: str, page_check: Check) -> None:
    desk.goto(style)
    desk.evaluate("document.querySelector('main').append(document.createElement('button'))")
    with pytest.raises(AssertionError, match="button-name"):
        page_check(desk, "broken-button")
