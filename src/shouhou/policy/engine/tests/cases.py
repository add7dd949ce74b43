"""What the engine's tests share: the furnace maker, its people, and cases drawn at random."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from shouhou.policy.clauses.load import all_packs, load_pack
from shouhou.policy.engine.adopted import Adopted
from shouhou.policy.engine.derive import derive
from shouhou.policy.engine.shapes import Clock, Event, Timeline

ZONE = ZoneInfo("Asia/Shanghai")
T0 = dt.datetime(2026, 1, 20, 9, tzinfo=ZONE)
PEOPLE = {
    "desk": "孙丽",
    "engineer": "马强",
    "manager": "罗军",
    "technician": "何洁",
    "salesperson": "赵敏",
    "ticket_buyer": "周涛",
}
ALWAYS = (dt.datetime(1900, 1, 1, tzinfo=dt.UTC), dt.datetime(2200, 1, 1, tzinfo=dt.UTC))
FACTS: dict[str, Any] = {"given": {}, "holders": [(role, person, *ALWAYS) for role, person in PEOPLE.items()]}
FURNACE = Adopted(all_packs()["furnace-maker"], {"dissatisfaction_fine": "replace"})

SAMPLES = """\
slug: samples
prefix: SAM
document: {zh: 样例}
industry: any
industry_zh: 不限
organisation: any
organisation_zh: 不限
in_force: {since: 2012-01-01}
settings:
  grace:
    asks: {en: Which grace?, zh: 宽限几何？}
    type: percent
clauses:
  - id: SAM-1
    kind: deadline
    area: sla
    says: {en: Answer in three hours., zh: 三小时内答复。}
    needs: x
    needs_zh: 无
    values: {limit: {2012-01-01: 3h, 2026-02-01: 2h}}
    rules:
      - kind: deadline
        name: answer
        from: request.received
        until: request.answered
        within: limit
        person: desk
        fined_by: SAM-3
  - id: SAM-2
    kind: process
    area: sla
    says: {en: A user's block stops the count; the weather excuses., zh: 用户原因停止计时；天气原因免责。}
    needs: x
    needs_zh: 无
    rules:
      - {kind: extension, over: block, clocks: [SAM-1, SAM-4], effect: stop, applies_when: spell.cause == "user"}
      - {kind: extension, over: block, clocks: SAM-1, effect: excuse, applies_when: spell.cause == "weather"}
  - id: SAM-3
    kind: penalty
    area: discipline
    says: {en: Ten yuan., zh: 十元。}
    needs: x
    needs_zh: 无
    values: {fine: {2012-01-01: 10 CNY}}
    rules: [{kind: penalty, amount: fine}]
  - id: SAM-4
    kind: deadline
    area: sla
    says: {en: Solve in two working days., zh: 两个工作日内解决。}
    needs: x
    needs_zh: 无
    values: {limit: {2012-01-01: 2 working_days}, hours: {2012-01-01: 4 working_hours}, month: {2012-01-01: 1 month}}
    rules:
      - kind: deadline
        name: solving
        from: request.received
        until: work.done
        within: limit
        calendar: office
        person: desk
        fined_by: SAM-3
      - kind: deadline
        name: calling
        from: request.received
        until: followup.recorded
        within: hours
        calendar: office
        person: desk
        fined_by: SAM-3
      - {kind: deadline, name: filing, from: request.received, until: file.closed, within: month, person: desk}
  - id: SAM-5
    kind: process
    area: order
    says: {en: Close from the third day., zh: 第三日起可结案。}
    needs: x
    needs_zh: 无
    values: {wait: {2012-01-01: 48h}}
    rules:
      - kind: gate
        before: file.closed
        earliest: request.received.at + wait
        requires: {patience: {when: it.at >= request.received.at + wait, en: two days of patience, zh: 满两日}}
"""
SAMPLE = Adopted(load_pack(SAMPLES, "samples.yaml"))


def hours(count: float) -> dt.datetime:
    return T0 + dt.timedelta(hours=count)


def event(id: int, word: str, after: float, role: str | None = None, **data: Any) -> Event:
    """An event `after` so many hours, recorded as it happens."""
    names = {key: data.pop(key) for key in ("ref", "supersedes", "recorded_at", "by") if key in data}
    at = hours(after)
    recorded = names.pop("recorded_at", at)
    return Event(id, word, at, recorded, names.pop("by", PEOPLE.get(role or "")), role, data=data, **names)


def furnace(events: list[Event], now: dt.datetime, known: dt.datetime | None = None, trace: bool = False) -> Timeline:
    return derive([FURNACE], {}, events, FACTS, now, known, ZONE, trace)


def swept(stored: Sequence[Clock], now: dt.datetime) -> dict[str, str]:
    """What a sweep makes of stored clocks by `now`: time alone moves a clock only from running to its late state."""
    late = {c.key for c in stored if c.state == "running" and c.late_from and c.late_from <= now}
    return {c.key: c.late_state if c.key in late else c.state for c in stored}


DATA: dict[str, dict[str, Any]] = {
    "block.reported": {"cause": "weather"},
    "travel.ordered": {"needed_by": hours(20)},
    "travel.bought": {"planned_arrival": hours(73)},
    "visit.planned": {"engineer": "林涛"},
    "fault.found": {"clause": "FUR-2.3", "person": "马强", "cause": "own", "dissatisfied": False},
    "fine.confirmed": {"clause": "FUR-2.3", "person": "马强"},
}
WORDS = [
    "request.answered",
    "solution.proposed",
    "block.reported",
    "block.confirmed",
    "block.rejected",
    "block.cleared",
    "mediation.opened",
    "mediation.settled",
    "visit.arrived",
    "travel.ordered",
    "travel.bought",
    "escalation.raised",
    "escalation.decided",
    "escalation.failed_attempt",
    "escalation.reached",
    "signoff.refused",
    "visit.planned",
    "fault.found",
    "fine.confirmed",
    "file.closed",
    "case.cancelled",
    "case.reopened",
    "parts.requested",
    "parts.approved",
    "parts.shipped",
]


@st.composite
def cases(draw: st.DrawFn) -> list[Event]:
    """A case of up to fifteen events, some entered late, some of one minute, some of two things."""
    events = [event(1, "request.received", 0, "customer", visit_needed=True)]
    for number, word in enumerate(draw(st.lists(st.sampled_from(WORDS), max_size=14)), 2):
        after = draw(st.integers(0, 100)) + draw(st.sampled_from([0, 0.5]))
        late = dt.timedelta(minutes=draw(st.sampled_from([0, 0, 0, 400])))
        ref, role = draw(st.sampled_from([None, "a"])), draw(st.sampled_from(["engineer", "manager", "desk"]))
        data = dict(DATA.get(word, {}))
        field = {"block.reported": "began_at", "block.cleared": "ended_at"}.get(word)
        if field and draw(st.booleans()):
            data[field] = hours(after - draw(st.integers(0, 30)))
        one = event(number, word, after, role, ref=ref, recorded_at=hours(after) + late, **data)
        events.append(one)
    return events
