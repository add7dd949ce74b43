import pytest

from shouhou.policy.engine.explain import Teller
from shouhou.policy.engine.shapes import Event
from shouhou.policy.engine.tests.cases import FURNACE, ZONE, event, furnace, hours

EVENTS = [
    event(1, "request.received", 0, "customer", visit_needed=True),
    event(2, "solution.proposed", 1, "technician"),
    event(3, "block.reported", 71.5, "engineer", cause="user", step="arrival"),
    event(4, "block.confirmed", 71.9, "manager"),
    event(5, "block.cleared", 74.25, "engineer"),
    event(6, "visit.arrived", 76.25 + 1 / 60, "engineer"),
    event(7, "fault.found", 80, "manager", clause="FUR-2.21", person="马强", cause="own", dissatisfied=True),
]


def teller(events: list[Event] = EVENTS) -> Teller:
    timeline = furnace(events, hours(90), trace=True)
    return Teller({"furnace-maker": FURNACE.pack}, timeline, {e.id: e for e in events}, ZONE)


def test_it_tells_a_clock_from_its_clause_to_who_may_overrule() -> None:
    told = teller()
    clock = next(c for c in told.timeline.clocks if c.name == "arrival")
    english = [s.en for s in told.clock(clock)]
    assert english[0].startswith("FUR-2.3: Where a visit is needed")
    for sentence in (
        "limit = 72h since 2014-09-12",
        "grace = 2h since 2014-09-12",
        "a visit is needed: yes",
        "Began 2026-01-20 09:00: request received",
        "2026-01-20 09:00 to 2026-01-23 08:30: counted, 71h 30min",
        "2026-01-23 08:30 to 2026-01-23 11:15: not counted, user (FUR-2.21)",
        "Original limit: 2026-01-23 09:00",
        "Limit (this minute is still in time): 2026-01-23 13:15",
        "Ended 2026-01-23 13:16: arrived on site",
        "FUR-2.3 was missed.",
        "马强 answers, who held the step in the minute of the limit.",
    ):
        assert sentence in english
    assert any(s.startswith("Reading R7: ") for s in english)
    assert english[-1].startswith("May be overruled (record corrected) by: ")


def test_it_tells_a_fine_with_what_set_its_amount_in_chinese() -> None:
    told = teller()
    chinese = [s.zh for s in told.fine(told.timeline.fines[0])]
    for sentence in (
        "金额：50元，依 FUR-2b。",
        "马强罚款50元，待确认。",
        "认定原因：个人原因。",
        "罚款额 = 50 元（自 2014-09-12 起）",
    ):
        assert sentence in chinese
    assert any("释义 R5：" in s for s in chinese)
    assert any(s.startswith("依据 3：2026-01-23 08:30 报告受阻 · 马强") for s in chinese)


@pytest.mark.parametrize("count", range(1, 8))
def test_it_tells_everything_at_every_stage_in_both_languages(count: int) -> None:
    told = teller(EVENTS[:count])
    t = told.timeline
    sentences = [s for c in t.clocks for s in told.clock(c)] + [s for f in t.faults for s in told.fault(f)]
    sentences += [s for f in t.fines for s in told.fine(f)]
    assert sentences
    assert all(s.en and s.zh for s in sentences)
