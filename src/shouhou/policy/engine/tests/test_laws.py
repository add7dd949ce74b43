"""Laws that hold for every case."""

import datetime as dt
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from shouhou.policy.engine.derive import derive
from shouhou.policy.engine.shapes import Clock, Event, Fault, Fine, Timeline
from shouhou.policy.engine.tests.cases import FACTS, FURNACE, SAMPLE, T0, ZONE, cases, furnace, swept

MINUTE = dt.timedelta(minutes=1)
moments = st.integers(0, 9000).map(lambda n: T0 + dt.timedelta(minutes=n))


def picture(t: Timeline) -> Any:
    return (
        t.clocks,
        t.faults,
        t.fines,
        t.duties,
        t.charges,
        t.notices,
        t.irregular,
        t.harmless,
        t.undecided,
        t.wakes_at,
        t.state,
    )


@settings(max_examples=100, deadline=None)
@given(cases(), st.randoms(), moments)
def test_it_does_not_care_for_the_order_of_the_list(events: list[Event], dice: random.Random, now: dt.datetime) -> None:
    mixed = list(events)
    dice.shuffle(mixed)
    assert picture(furnace(events, now)) == picture(furnace(mixed, now))


@settings(max_examples=100, deadline=None)
@given(cases(), moments)
def test_it_knows_nothing_of_later_events(events: list[Event], now: dt.datetime) -> None:
    past = [e for e in events if e.at <= now]
    ours, theirs = furnace(events, now), furnace(past, now)
    ours.wakes_at = theirs.wakes_at = None
    assert picture(ours) == picture(theirs)


@settings(max_examples=100, deadline=None)
@given(cases(), moments)
def test_it_counts_time_once_and_misses_only_what_is_past(events: list[Event], now: dt.datetime) -> None:
    for clock in furnace(events, now).clocks:
        end = clock.stopped_at or now
        assert all(s.start < s.end for s in clock.spans)
        assert all(a.end <= b.start for a, b in zip(clock.spans, clock.spans[1:], strict=False))
        assert sum((s.end - s.start for s in clock.spans if s.counted), dt.timedelta()) <= end - clock.started_at
        if clock.state == "missed":
            assert clock.due_at
            assert clock.original_due_at
            assert end > clock.due_at >= clock.original_due_at
        if clock.state == "met" and clock.due_at:
            assert clock.stopped_at
            assert clock.stopped_at <= clock.due_at
        if clock.state == "running":
            assert clock.late_from
            assert clock.late_from > now
        if clock.state in ("open", "paused"):
            assert clock.due_at is None
        assert (clock.late_from is None) or (clock.due_at and clock.late_from == clock.due_at + MINUTE)


@settings(max_examples=150, deadline=None)
@given(cases(), moments, st.integers(0, 6000))
def test_it_changes_with_time_alone_only_from_running_to_its_late_state(
    events: list[Event], now: dt.datetime, wait: int
) -> None:
    """The law behind the sweep: what is stored, moved on by `late_from`, equals a new derivation."""
    later = now + dt.timedelta(minutes=wait)
    events = [e for e in events if e.at <= now]
    stored, derived = furnace(events, now), furnace(events, later)
    assert swept(stored.clocks, later) == {c.key: c.state for c in derived.clocks}


@settings(max_examples=100, deadline=None)
@given(cases(), moments)
def test_it_stays_the_same_until_it_wakes(events: list[Event], now: dt.datetime) -> None:
    events = [e for e in events if e.at <= now]
    first = furnace(events, now)
    until = first.wakes_at - MINUTE if first.wakes_at else now + dt.timedelta(days=400)
    last = furnace(events, until)

    def outcome(t: Timeline) -> Any:
        faults = [(f.key, f.state, f.amount) for f in t.faults]
        return [(c.key, c.state, c.due_at) for c in t.clocks], faults, t.fines, t.notices, t.undecided, t.wakes_at

    assert outcome(first) == outcome(last)
    if first.wakes_at:
        assert outcome(furnace(events, first.wakes_at)) != outcome(first)


@settings(max_examples=100, deadline=None)
@given(cases())
def test_it_never_loses_a_confirmed_fine(events: list[Event]) -> None:
    found = [e for e in events if e.word == "fault.found" and e.ref is None]
    paid = [e for e in events if e.word == "fine.confirmed" and e.ref is None]
    t = furnace(events, T0 + dt.timedelta(days=9))
    if found and paid:
        assert any(f.clause == "FUR-2.3" and f.outcome in ("confirmed", "revocation_proposed") for f in t.fines)


@settings(max_examples=60, deadline=None)
@given(cases(), moments)
def test_it_answers_the_same_with_and_without_a_trace(events: list[Event], now: dt.datetime) -> None:
    plain, traced = furnace(events, now), furnace(events, now, trace=True)
    for t in (plain, traced):
        explained: list[Clock | Fault | Fine] = [*t.clocks, *t.faults, *t.fines]
        for one in explained:
            one.why = []
    assert picture(plain) == picture(traced)


@settings(max_examples=60, deadline=None)
@given(cases(), moments)
def test_it_gives_each_regulation_its_own_clocks(events: list[Event], now: dt.datetime) -> None:
    alone = derive([FURNACE], {}, events, FACTS, now, None, ZONE)
    both = derive([FURNACE, SAMPLE], {}, events, FACTS, now, None, ZONE)
    assert [c for c in both.clocks if c.regulation == "furnace-maker"] == alone.clocks
    assert [f for f in both.faults if f.regulation == "furnace-maker"] == alone.faults
    assert any(c.clause == "SAM-1" for c in both.clocks)
