"""A morning at the desk, by hand in a browser: eight calls of different kinds, by keyboard, each counted in key presses."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from shouhou.assets.models import Unit
from shouhou.cases.models import Call, Case
from shouhou.cli.main import main
from shouhou.config.demo.organisation import PASSWORD
from shouhou.kernel.public import installation
from shouhou.timeline.models import Event

BAR = 25  # key presses besides the typed text, from the shortcut to the registered case (quality.md, For people)


class Desk:
    """Sun Li at her keyboard: keys are counted, the letters of a text are not."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url, self.pressed = page, url, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.pressed += 1
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def takes_a_call(self, typed: str) -> None:
        """From anywhere: the shortcut, what the caller says of themselves, and the first one that is found."""
        self.pressed = 0
        self.page.locator("body").click(position={"x": 700, "y": 5})
        self.press("n")
        expect(self.page.locator("#caller")).to_be_focused()
        self.type(typed)
        self.press("Enter")

    def saved(self) -> str:
        """The number of the case that is open now."""
        self.page.wait_for_url("**/cases/S*")
        return self.page.url.rsplit("/", 1)[1]


def signed_in(url: str, page: Page) -> Desk:
    page.goto(f"{url}/sign-in")
    page.fill("#id_login", "sunli")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(lambda at: "sign-in" not in at)
    return Desk(page, url)


def focused(page: Page, selector: str) -> None:
    expect(page.locator(selector)).to_be_focused()


def test_it_takes_eight_calls(
    demo_server: str, open_page: Callable[..., Page], page_check: Callable[..., None]
) -> None:
    assert main(["demo", "--clock", "2026-01-20 09:00"]) == 0
    installation(fresh=True)
    page = open_page("zh-CN", 1366)
    desk = signed_in(demo_server, page)

    # 1 a known caller with two units: the first one does not heat
    desk.takes_a_call("0001")
    focused(page, "[name=unit] >> nth=0")
    desk.press("Space", "Enter")
    focused(page, "#fault_words")
    desk.type("升温")
    desk.press("Enter")
    focused(page, "#id_requirement")
    desk.type("，二区")
    desk.press("Tab", "ArrowDown", "Control+Enter")
    known = desk.saved()
    assert desk.pressed <= BAR, f"{desk.pressed} key presses"
    case = Case.objects.get(number=known)
    assert (case.summary, case.kind) == ("不升温，二区", "repair")
    opening = Event.objects.get(subject_id=case.subject_id, seq=1)
    assert (opening.data["fault"], opening.data["visit_needed"]) == ("VF-01", True)

    # 2 the same unit again: the desk is warned, and notes on the open case that the user urges
    desk.takes_a_call("wangfang")
    focused(page, "[name=unit] >> nth=0")
    desk.press("Space", "Enter")
    expect(page.locator("#beside")).to_be_visible()
    page.locator("#id_requirement").fill("两小时了还没人回电")
    page.locator(".open-cases .is-beside button").first.click()
    assert desk.saved() == known
    assert Event.objects.filter(subject_id=case.subject_id, word="request.urged").count() == 1

    # 3 a duplicate that is none: another fault of the same unit, registered with its reason
    desk.takes_a_call("0001")
    focused(page, "[name=unit] >> nth=0")
    desk.press("Space", "Enter")
    page.locator("#id_beside_reason").fill("另一故障：漏水")
    page.locator("#id_requirement").fill("炉体漏水")
    desk.press("Control+Enter")
    beside = desk.saved()
    assert beside != known

    # 4 an unknown caller: entered with unit on the same screen, and what was typed stays
    page.goto(f"{demo_server}/cases/new")
    page.locator("#id_requirement").fill("打不开炉门")
    page.locator("#caller").focus()
    desk.type("13912349999")
    desk.press("Enter")
    focused(page, "#id_customer_name")
    desk.type("锦州某铁合金厂")
    expect(page.locator("#id_customer_phone")).to_have_value("13912349999")
    expect(page.locator("#id_requirement")).to_have_value("打不开炉门")
    page.locator("#id_unit_serial").fill("VF900-0001")
    page.locator("#id_unit_model").fill("VF-900")
    desk.press("Control+Enter")
    unknown = desk.saved()
    assert Case.objects.get(number=unknown).unit == Unit.objects.get(serial="VF900-0001")

    # 5 two units of one caller: registered one after the other
    desk.takes_a_call("lgd")
    focused(page, "[name=unit] >> nth=0")
    desk.press("Space", "Enter")
    page.locator("#id_requirement").fill("真空度上不去")
    page.locator("button[name=again]").click()
    page.wait_for_url("**/cases/new/*")
    focused(page, "[name=unit] >> nth=0")
    desk.press("ArrowDown", "Enter")
    page.locator("#id_requirement").fill("机械泵异响")
    desk.press("Control+Enter")
    second = Case.objects.get(number=desk.saved())
    assert Case.objects.filter(customer=second.customer).values("unit").distinct().count() == 2

    # 6 answered at once: request and answer are two events of one go
    desk.takes_a_call("VF1200")
    expect(page.locator("[name=unit]").first).to_be_visible()
    page.locator("#id_requirement").fill("控制柜报警")
    page.locator("#id_answer").fill("请断电重启，技术人员十分钟后回电")
    desk.press("Control+Enter")
    answered = Case.objects.get(number=desk.saved())
    assert [*Event.objects.filter(subject_id=answered.subject_id).order_by("seq").values_list("word", flat=True)] == [
        "request.received",
        "request.answered",
    ]

    # 7 an angry caller: what they say stands before the desk the next time
    desk.takes_a_call("刘洋")
    focused(page, "[name=unit] >> nth=0")
    page.locator("#id_requirement").fill("上次来的人说话难听，要求换人")
    page.locator("button[value=complaint]").click()
    page.wait_for_url("**/cases/new")
    desk.takes_a_call("刘洋")
    expect(page.locator("#who")).to_contain_text("要求换人")
    page_check(page, "journey-desk-caller-zh")

    # 8 a wrong number: noted, no case
    page.goto(f"{demo_server}/cases/new")
    page.locator("button[value=wrong_number]").click()
    page.wait_for_url("**/cases/new")
    assert [*Call.objects.order_by("pk").values_list("kind", flat=True)] == ["complaint", "wrong_number"]
    assert Case.objects.count() == 6


def test_it_keeps_what_was_typed_when_the_page_is_left_and_forgets_it_at_sign_out(
    demo_server: str, open_page: Callable[..., Page]
) -> None:
    page = open_page("zh-CN", 1366)
    signed_in(demo_server, page)
    page.goto(f"{demo_server}/cases/new")
    page.locator("#id_requirement").fill("用户说到一半")
    page.goto(f"{demo_server}/cases")
    page.goto(f"{demo_server}/cases/new")
    expect(page.locator("#id_requirement")).to_have_value("用户说到一半")
    expect(page.locator("#draft")).to_be_visible()

    page.context.clear_cookies(name="sessionid")  # the session ends
    page.locator("#id_requirement").fill("用户说到一半，继续")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/sign-in**")
    signed_in(demo_server, page)
    page.goto(f"{demo_server}/cases/new")
    expect(page.locator("#id_requirement")).to_have_value("用户说到一半，继续")

    page.locator(".user-menu > button").click()
    page.locator(".user-menu form[action$=sign-out] button").click()
    page.wait_for_url("**/sign-in**")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft:'))") == []
