import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from shouhou.policy.clauses.load import load_pack
from shouhou.policy.engine.adopted import Adopted
from shouhou.policy.engine.derive import derive, may
from shouhou.policy.engine.fines import Conflict
from shouhou.policy.engine.shapes import Clock, Event, Timeline
from shouhou.policy.engine.tests.cases import FACTS, FURNACE, SAMPLE, SAMPLES, T0, ZONE, event, furnace, hours
from shouhou.policy.language.working_time import Calendar

OFFICE = Calendar(
    "office", {n: ((dt.time(9), dt.time(17)),) for n in range(5)}, frozenset({2026}), frozenset({dt.date(2026, 1, 21)})
)


def sample(
    events: list[Event], now: float, calendars: dict[str, Calendar] | None = None, adopted: Adopted = SAMPLE
) -> Timeline:
    return derive(
        [adopted], {"office": OFFICE} if calendars is None else calendars, events, FACTS, hours(now), None, ZONE
    )


def clock(t: Timeline, name: str) -> Clock:
    return next(c for c in t.clocks if c.name == name)


REQUEST = event(1, "request.received", 0, "customer")
BLOCK = [event(2, "block.reported", 1, "desk", cause="user"), event(3, "block.confirmed", 1.2, "manager")]


def test_it_stops_the_count_while_a_block_lasts() -> None:
    assert clock(sample([REQUEST, *BLOCK], 3), "answer").state == "paused"
    cleared = [REQUEST, *BLOCK, event(4, "block.cleared", 6, "desk")]
    assert clock(sample(cleared, 6.5), "answer").due_at == hours(8)
    late = clock(sample([*cleared, event(5, "request.answered", 8 + 1 / 60, "desk")], 9), "answer")
    assert (late.state, late.charged_as) == ("missed", "SAM-1")
    assert sum((s.end - s.start for s in late.spans if s.counted), dt.timedelta()) == dt.timedelta(minutes=181)


def test_it_excuses_and_keeps_the_breach() -> None:
    block = [event(2, "block.reported", 1, "desk", cause="weather"), event(3, "block.confirmed", 1.2, "manager")]
    before, after = sample([REQUEST, *block], 2), sample([REQUEST, *block], 4)
    assert (clock(before, "answer").state, clock(before, "answer").late_state) == ("running", "excused")
    assert clock(after, "answer").state == "excused"
    assert not [f for f in after.faults if f.clause == "SAM-1"]


def test_it_takes_the_value_of_the_day_of_the_start() -> None:
    start = Event(1, "request.received", T0.replace(month=2, day=1), T0.replace(month=2, day=1))
    t = derive([SAMPLE], {"office": OFFICE}, [start], FACTS, start.at, None, ZONE)
    assert clock(t, "answer").due_at == start.at + dt.timedelta(hours=2)


def test_it_counts_working_days_working_hours_and_months_of_the_calendar() -> None:
    t = sample([REQUEST], 1)  # Tuesday 20 January; the 21st is a holiday here
    assert clock(t, "solving").due_at == dt.datetime(2026, 1, 23, 23, 59, tzinfo=ZONE)
    assert clock(t, "calling").due_at == dt.datetime(2026, 1, 20, 13, tzinfo=ZONE)
    assert clock(t, "filing").due_at == dt.datetime(2026, 2, 20, 23, 59, tzinfo=ZONE)
    assert clock(t, "filing").late_from == dt.datetime(2026, 2, 21, tzinfo=ZONE)


@pytest.mark.parametrize("calendars", [{}, {"office": Calendar("office", {}, frozenset({2025}))}])
def test_it_leaves_undecided_what_a_calendar_does_not_know(calendars: dict[str, Calendar]) -> None:
    assert sample([REQUEST], 1, calendars).undecided == {"calendar.office.2026": {"SAM-4"}}


def test_it_moves_a_limit_of_days_by_what_the_pauses_last_together() -> None:
    blocks = [
        event(2, "block.reported", 1, "desk", cause="user", ref="a"),
        event(3, "block.confirmed", 1.2, "manager", ref="a"),
        event(4, "block.reported", 2, "desk", cause="user", ref="b"),
        event(5, "block.confirmed", 2.2, "manager", ref="b"),
        event(6, "block.cleared", 14, "desk", ref="b"),
    ]
    assert clock(sample([REQUEST, *blocks], 15), "solving").state == "paused"
    cleared = [*blocks, event(7, "block.cleared", 49, "desk", ref="a")]
    solving = clock(sample([REQUEST, *cleared], 50), "solving")
    assert solving.due_at == dt.datetime(2026, 1, 26, 23, 59, tzinfo=ZONE)  # 48 h of pause: counted from the 22nd


def test_it_keeps_a_missed_clock_when_the_calendar_ends_after_it() -> None:
    start = Event(1, "request.received", T0.replace(month=12, day=30), T0.replace(month=12, day=30))
    now = dt.datetime(2027, 1, 10, 9, tzinfo=ZONE)
    t = derive([SAMPLE], {"office": OFFICE}, [start], FACTS, now, None, ZONE)
    assert clock(t, "calling").state == "missed"
    assert clock(t, "calling").due_at == dt.datetime(2026, 12, 30, 13, tzinfo=ZONE)


def test_it_has_no_limit_for_a_step_that_was_done_while_held() -> None:
    block = [event(2, "block.reported", 70, "engineer", cause="user"), event(3, "block.confirmed", 70.5, "manager")]
    request = event(1, "request.received", 0, visit_needed=True)
    for hour, due in ((71, hours(72)), (73, None)):
        arrival = clock(furnace([request, *block, event(4, "visit.arrived", hour, "engineer")], hours(80)), "arrival")
        assert (arrival.state, arrival.due_at, arrival.original_due_at) == ("met", due, hours(72))


def test_it_asks_when_nobody_holds_the_role() -> None:
    t = derive(
        [FURNACE], {}, [event(1, "request.received", 0, visit_needed=False)], {"holders": []}, hours(4), None, ZONE
    )
    assert t.undecided == {"fault.person": {"FUR-2.1"}}


def test_it_takes_the_standing_holder_of_the_minute_of_the_limit() -> None:
    holders = [("desk", "old", hours(-99), hours(3) + dt.timedelta(minutes=1)), ("desk", "new", hours(3), hours(99))]
    t = derive(
        [FURNACE], {}, [event(1, "request.received", 0, visit_needed=False)], {"holders": holders}, hours(5), None, ZONE
    )
    assert next(f for f in t.faults if f.clause == "FUR-2.1").person == "old"


def test_it_ignores_the_seconds_of_now() -> None:
    request = [event(1, "request.received", 0, visit_needed=False)]
    for seconds, state in ((59, "running"), (60, "missed")):
        assert clock(furnace(request, hours(3) + dt.timedelta(seconds=seconds)), "response").state == state


def test_it_says_what_one_more_event_has_changed_by_stable_keys() -> None:
    request, solution = event(1, "request.received", 0, visit_needed=True), event(2, "solution.proposed", 1)
    arrival = event(3, "visit.arrived", 70, "engineer", recorded_at=hours(90))
    before = furnace([request, solution], hours(80))
    after = furnace([request, solution, arrival], hours(91))
    key = "furnace-maker/FUR-2.3/arrival/1"
    assert [next(c.state for c in t.clocks if c.key == key) for t in (before, after)] == ["missed", "met"]
    assert [f.key for f in before.faults] == ["furnace-maker/FUR-2.3/马强/-"]
    assert after.faults == []


def test_it_knows_what_was_known_on_another_day() -> None:
    events = [
        event(1, "request.received", 0, visit_needed=True),
        event(2, "visit.arrived", 70, "engineer"),
        event(3, "visit.arrived", 75, "engineer", supersedes=2, recorded_at=hours(76)),
        event(4, "event.corrected", 77, "manager", supersedes=3),
    ]
    states = [clock(furnace(events, hours(80), known=hours(n)), "arrival").state for n in (71, 76, 77)]
    assert states == ["met", "missed", "met"]


@pytest.mark.parametrize("first", [2, 3])
def test_it_lets_the_later_of_two_corrections_hold(first: int) -> None:
    moves = {2: 70.0, 3: 71.0}
    events = [event(1, "request.received", 0, visit_needed=True), event(9, "visit.arrived", 80, "engineer")]
    for number, to in moves.items():
        recorded = hours(81 if number == first else 82)
        events.append(event(number, "event.corrected", 81, supersedes=9, recorded_at=recorded, happened_at=hours(to)))
    last = next(to for number, to in moves.items() if number != first)
    assert clock(furnace(events, hours(90)), "arrival").stopped_at == hours(last)


def test_it_says_the_earliest_time_of_what_it_refuses() -> None:
    request = event(1, "request.received", 0)
    answer = may([SAMPLE], {}, [request], FACTS, event(2, "file.closed", 1, "desk"), ZONE)
    refusal = answer.refused[0]
    assert not answer.allowed
    assert (refusal.clause, refusal.missing, refusal.earliest) == ("SAM-5", "patience", hours(48))
    assert refusal.says["zh"] == "满两日"
    assert may([SAMPLE], {}, [request], FACTS, event(2, "file.closed", 48, "desk"), ZONE).allowed


def test_it_answers_for_all_regulations_at_once() -> None:
    request = event(1, "request.received", 0, visit_needed=True, kind="repair", training_due=False)
    answer = may([FURNACE, SAMPLE], {}, [request], FACTS, event(2, "file.closed", 1, "desk"), ZONE)
    assert {r.clause for r in answer.refused} == {"FUR-2.22", "SAM-5"}


def test_it_says_which_fact_is_missing_to_decide() -> None:
    request = event(1, "request.received", 0, kind="repair", training_due=False)
    answer = may([FURNACE], {}, [request], FACTS, event(2, "file.closed", 1, "desk"), ZONE)
    assert answer.undecided == {"case.visit_needed"}


def test_it_judges_a_permission_with_what_was_known() -> None:
    request = event(1, "parts.requested", 0, "desk", ref="P")
    approval = event(2, "parts.approved", 1, "manager", ref="P", recorded_at=hours(5))
    packed = event(3, "parts.packed", 2, "desk", ref="P")
    assert not may([FURNACE], {}, [request, approval], FACTS, packed, ZONE).allowed
    late = event(4, "parts.packed", 2, "desk", ref="P", recorded_at=hours(6))
    assert may([FURNACE], {}, [request, approval], FACTS, late, ZONE).allowed


def test_it_refuses_a_finding_on_a_clause_of_no_adopted_regulation() -> None:
    found = event(2, "fault.found", 1, "manager", clause="XXX-1", person="马强", cause="own", dissatisfied=False)
    answer = may([FURNACE], {}, [], FACTS, found, ZONE)
    assert [r.missing for r in answer.refused] == ["known_clause"]


def test_it_does_not_lose_the_first_of_two_blocks_under_one_name() -> None:
    events = [
        event(1, "request.received", 0, visit_needed=True),
        event(2, "block.reported", 10, "engineer", cause="weather"),
        event(3, "block.reported", 11, "engineer", cause="user", recorded_at=hours(12)),
        event(4, "block.confirmed", 13, "manager"),
    ]
    t = furnace(events, hours(20))
    assert clock(t, "arrival").spans[-1].start == hours(10)
    assert [(i.event, i.clause, i.missing) for i in t.irregular] == [(3, "FUR-2.21", "name")]


def test_it_refuses_two_exceptions_that_hold_at_once() -> None:
    extra = SAMPLES.replace(
        "rules: [{kind: penalty, amount: fine}]",
        """rules:
      - {kind: penalty, amount: fine}
      - {kind: penalty, amount: fine, overrides: SAM-3}
      - {kind: penalty, amount: fine, overrides: SAM-3}""",
    )
    with pytest.raises(Conflict, match="SAM-3 and SAM-3 both replace SAM-3"):
        sample([REQUEST], 4, adopted=Adopted(load_pack(extra)))


@pytest.mark.parametrize(("chosen", "error"), [({"grace": "10 km"}, ValueError), ({"grase": "1 %"}, KeyError)])
def test_it_refuses_a_setting_that_the_regulation_does_not_have(chosen: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        Adopted(SAMPLE.pack, chosen)


def test_it_takes_the_choice_that_was_in_force_on_the_day() -> None:
    dated = Adopted(SAMPLE.pack, {"grace": {dt.date(2026, 1, 1): "1 %", dt.date(2026, 6, 1): "2 %"}})
    assert dated.setting("grace", dt.date(2026, 5, 31)) == Decimal("0.01")
    assert dated.setting("grace", dt.date(2026, 6, 1)) == Decimal("0.02")
    assert repr(dated.setting("grace", dt.date(2025, 12, 31))) == "unknown: settings.grace"


def test_it_counts_a_case_as_finished_whose_file_is_closed() -> None:
    t = furnace([event(1, "request.received", 0, visit_needed=False)], hours(1))
    assert [(d.name, d.person) for d in t.duties] == [("file", "孙丽")]
    assert t.wakes_at == hours(3) + dt.timedelta(minutes=1)
