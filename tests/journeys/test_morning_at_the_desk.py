"""A morning at the desk, by hand in a browser: calls of eight kinds, by keyboard at a desk, by touch on a phone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from shouhou.assets.models import Unit
from shouhou.cases.models import Call, Case
from shouhou.config.demo.organisation import PASSWORD
from shouhou.timeline.models import Event
from tests.journeys.play import Journey, in_looks

BAR = 25  # key presses besides the typed text, from the shortcut to the registered case (quality.md, For people)


class Desk:
    """Sun Li at her keyboard: keys are counted, the letters of a text are not. On a phone she touches what is there."""

    def __init__(self, page: Page, url: str, phone: bool = False) -> None:
        self.page, self.url, self.phone, self.pressed = page, url, phone, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.pressed += 1
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def takes_a_call(self, typed: str) -> None:
        """From anywhere: to the desk, what the caller says of themselves, and the first one that is found."""
        self.pressed = 0
        if self.phone:
            self.page.goto(f"{self.url}/cases/new")
            self.page.locator("#caller").tap()
        else:
            self.page.locator("body").click(position={"x": 700, "y": 5})
            self.press("n")
        expect(self.page.locator("#caller")).to_be_focused()
        self.type(typed)
        self.press("Enter")
        expect(self.page.locator("[name=unit]:focus")).to_have_count(1)

    def picks_unit(self, number: int = 0) -> None:
        if self.phone:
            self.page.locator("[name=unit]").nth(number).tap()
            self.page.locator("#fault_words").tap()
        else:
            self.press(*["ArrowDown"] * number or ["Space"], "Enter")
        expect(self.page.locator("#fault_words")).to_be_focused()

    def writes(self, requirement: str) -> None:
        self.page.locator("#id_requirement").fill(requirement)

    def registers(self) -> str:
        """The number of the case that it has become."""
        if self.phone:
            self.page.locator("form[data-intake] button[data-submit]").tap()
        else:
            self.press("Control+Enter")
        return self.saved()

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


@in_looks(daily="desk-zh")
def test_it_takes_calls_of_eight_kinds(
    demo_server: str, open_page: Callable[..., Page], page_check: Callable[..., None], look: str
) -> None:
    journey = Journey(demo_server, open_page, look)
    journey.it_is("2026-01-20 09:00")
    page = journey.as_("孙丽")
    desk = Desk(page, demo_server, phone=journey.width < 768)

    # 1 a known caller with two units: the first one does not heat
    desk.takes_a_call("0001")
    desk.picks_unit()
    desk.type("升温")
    desk.press("Enter")
    expect(page.locator("#id_requirement")).to_be_focused()
    desk.type("，二区")
    if desk.phone:
        page.locator("#id_visit_needed").select_option("true")
    else:
        desk.press("Tab", "ArrowDown")
    known = desk.registers()
    assert desk.pressed <= BAR, f"{desk.pressed} key presses"
    case = Case.objects.get(number=known)
    assert (case.summary, case.kind) == (journey.says("不升温，二区", "does not heat，二区"), "repair")
    opening = Event.objects.get(subject_id=case.subject_id, seq=1)
    assert (opening.data["fault"], opening.data["visit_needed"]) == ("VF-01", True)

    # 2 the same unit again: the desk is warned, and notes on the open case that the user urges
    desk.takes_a_call("wangfang")
    desk.picks_unit()
    expect(page.locator("#beside")).to_be_visible()
    desk.writes("两小时了还没人回电")
    page.locator(".open-cases .is-beside button").first.click()
    assert desk.saved() == known
    assert Event.objects.filter(subject_id=case.subject_id, word="request.urged").count() == 1

    # 3 a duplicate that is none: another fault of the same unit, registered with its reason
    desk.takes_a_call("0001")
    desk.picks_unit()
    page.locator("#id_beside_reason").fill("另一故障：漏水")
    desk.writes("炉体漏水")
    assert desk.registers() != known

    # 4 an unknown caller: entered with unit on the same screen, and what was typed stays
    page.goto(f"{demo_server}/cases/new")
    desk.writes("打不开炉门")
    page.locator("#caller").focus()
    desk.type("13912349999")
    desk.press("Enter")
    expect(page.locator("#id_customer_name")).to_be_focused()
    desk.type("锦州某铁合金厂")
    expect(page.locator("#id_customer_phone")).to_have_value("13912349999")
    expect(page.locator("#id_requirement")).to_have_value("打不开炉门")
    page.locator("#id_unit_serial").fill("VF900-0001")
    page.locator("#id_unit_model").fill("VF-900")
    assert Case.objects.get(number=desk.registers()).unit == Unit.objects.get(serial="VF900-0001")

    # 5 two units of one caller: registered one after the other
    desk.takes_a_call("lgd")
    desk.picks_unit()
    desk.writes("真空度上不去")
    page.locator("button[name=again]").click()
    page.wait_for_url("**/cases/new/*")
    expect(page.locator("[name=unit]").first).to_be_focused()
    desk.picks_unit(1)
    desk.writes("机械泵异响")
    second = Case.objects.get(number=desk.registers())
    assert Case.objects.filter(customer=second.customer).values("unit").distinct().count() == 2

    # 6 out of warranty: the day of delivery stands beside the unit; answered at once, two events of one go
    old = Unit.objects.filter(delivered_on__lt="2021-01-01", customer__branch__name="沈阳服务部").order_by("pk")[0]
    desk.takes_a_call(old.serial)
    unit = page.locator(".units label", has_text=old.serial)
    expect(unit).to_contain_text(str(old.delivered_on))
    expect(unit.locator("input")).to_be_checked()
    desk.writes("控制柜报警")
    page.locator("#id_answer").fill("已过保修期，收费维修：报价后再派工，请先断电重启")
    answered = Case.objects.get(number=desk.registers())
    assert answered.unit == old
    assert [*Event.objects.filter(subject_id=answered.subject_id).order_by("seq").values_list("word", flat=True)] == [
        "request.received",
        "request.answered",
    ]

    # 7 an angry caller: what they say stands before the desk the next time
    desk.takes_a_call("刘洋")
    desk.writes("上次来的人说话难听，要求换人")
    page.locator("button[value=complaint]").click()
    page.wait_for_url("**/cases/new")
    desk.takes_a_call("刘洋")
    expect(page.locator("#who")).to_contain_text("要求换人")
    page_check(page, f"journey-desk-caller-{look}")

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
