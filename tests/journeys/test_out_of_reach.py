"""A bad week by hand in a browser: the manager's phone is off, the user refuses to sign, the follow-up call tells
of harsh words; then the manager's findings and the month's ledger."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from shouhou.kernel.testing.minutes import local
from shouhou.timeline.public import verify
from tests.journeys.play import Journey, in_looks


@in_looks(daily="phone-en")
def test_a_bad_week(
    demo_server: str, open_page: Callable[..., Page], page_check: Callable[..., None], look: str
) -> None:
    journey = Journey(demo_server, open_page, look)

    journey.it_is("2026-01-20 09:00")
    journey.takes_a_request(
        "孙丽", "沈阳某研究所", visit_needed="true", kind="installation", requirement="新炉安装调试"
    )

    journey.it_is("2026-01-20 10:00")
    journey.act("孙丽", "escalation.failed_attempt", channel="phone", result="switched_off")
    journey.it_is("2026-01-20 12:05")
    page = journey.act("孙丽", "request.answered", text="已安排")  # five minutes late, for want of a decision
    expect(page.locator(".job-main .refusal")).to_contain_text(
        journey.says("联系不上主管", "The manager was not reached")
    )
    page_check(page, f"journey-out-of-reach-{look}")
    journey.act("赵岩", "escalation.decided", decision="先派工程师")
    journey.act("周敏", "solution.proposed", text="现场调试", visit_needed="true", training_due="false")
    journey.act("赵岩", "visit.planned", engineer="马强", arrive_by="2026-01-22T09:00", tools="万用表", parts="热电偶")

    journey.it_is("2026-01-21 08:00")
    page = journey.opens("马强", "visit.departed")
    page.get_by_label("万用表").check()
    journey.record()
    expect(page.locator(".history")).to_contain_text("热电偶")  # what was not ticked
    journey.it_is("2026-01-22 08:30")
    journey.act("马强", "visit.arrived")
    page = journey.act("马强", "signoff.refused", words="温度还是不稳")
    expect(page.locator("#messages")).to_contain_text("FUR-2.7")
    journey.it_is("2026-01-22 15:00")
    journey.act("马强", "signoff.signed", name="王主任")
    lacks = journey.says("回访记录", "the follow-up call")
    expect(journey.as_("孙丽").locator(".file-lacks")).to_contain_text(lacks)

    journey.it_is("2026-01-23 10:00")
    page = journey.opens("孙丽", "followup.recorded")
    for name, value in (("service", "poor"), ("manner", "harsh"), ("skill", "good")):
        page.locator(f"[name={name}][value={value}]").check()
    page.fill("#id_words", "说话难听")
    journey.record()
    expect(page.locator("#messages")).to_contain_text("FUR-2.17")

    journey.it_is("2026-01-23 16:00")
    journey.decide("赵岩", "FUR-2.17", "own_dissatisfied")
    journey.decide("赵岩", "FUR-2.7", "company")
    page = journey.decide("冯雪", "FUR-2.17", "fine.confirmed")
    page.goto(f"{demo_server}/ledger?month=2026-01")
    expect(page.locator("main")).to_contain_text("马强")
    expect(page.locator("tfoot")).to_contain_text("50.00")
    page_check(page, f"journey-ledger-{look}")
    page = journey.enter("马强")
    page.goto(f"{demo_server}/faults/mine")
    expect(page.locator("main")).to_contain_text("FUR-2.17")
    assert list(verify(now=local("2026-01-23 18:00"))) == []
