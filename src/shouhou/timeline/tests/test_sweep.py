"""Use case: time passes. What it alone has changed is claimed in batches, and a job derives the rest."""

import datetime as dt
import threading

import pytest
from django.db import connection
from tests.acts import DAY, HOUR, MINUTE, clock_of, do, pass_time, states, verified
from tests.jobs import deferred, forget
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World, make_world

from shouhou.cases.models import Case
from shouhou.timeline.models import Clock, Decision, Subject
from shouhou.timeline.services import sweep as sweeping
from shouhou.timeline.services.sweep import sweep


def test_it_leaves_alone_what_is_in_time(world: World) -> None:
    world.registered()
    with nothing_changed():
        assert sweep(now=world.now + 3 * HOUR) == 0


def test_it_turns_a_clock_in_the_first_late_minute_and_defers_one_job(world: World) -> None:
    cases = [world.registered() for _ in range(3)]
    forget()
    late = world.now + 3 * HOUR + MINUTE
    assert sweep(now=late) == 3
    assert {clock_of(c, "response").state for c in cases} == {"missed"}
    assert deferred() == [("timeline.derive_again", {"subject_ids": sorted(c.subject_id for c in cases)})]
    assert verified(late) == []


def test_it_claims_nothing_twice(world: World) -> None:
    world.registered()
    late = world.now + 4 * HOUR
    sweep(now=late)
    with nothing_changed():
        assert sweep(now=late) == 0


def test_it_is_followed_by_faults_decisions_and_the_listed_row(world: World) -> None:
    case = world.registered()
    forget()
    assert pass_time(world.now + 4 * HOUR) == ["timeline.derive_again", "cases.follow_time", "cases.tell_people"]
    assert states(case, "fault") == {"FUR-2.1": "proposed"}
    decision = Decision.objects.get(kind="clock", clause="FUR-2.1", event=None)
    assert (decision.old["state"], decision.new["state"]) == ("running", "missed")
    row = Case.objects.get()
    assert (row.worst, row.missed, row.next_clause) == ("missed", 1, "FUR-2.2")
    assert verified(world.now + 4 * HOUR) == []


def test_it_may_be_followed_by_an_act_before_its_job_has_run(world: World) -> None:
    """Then the act tells what became of the clock, and the job finds nothing left to do."""
    case = world.registered()
    late = world.now + 4 * HOUR
    sweep(now=late)
    recorded = do(case, "request.urged", world.mei, late)
    assert ("running", "missed") in {(d.old["state"], d.new["state"]) for d in recorded.derived.changes if d.old}
    assert Clock.objects.filter(swept_at__isnull=False).count() == 0
    assert verified(late) == []
    before = Decision.objects.count()
    pass_time(late)
    assert Decision.objects.count() == before


def test_it_goes_through_all_batches(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "BATCH", 2)
    monkeypatch.setattr(sweeping, "PER_JOB", 1)
    for _ in range(5):
        world.registered()
    forget()
    assert sweep(now=world.now + 4 * HOUR) >= 5
    ids = {pk for _, arguments in deferred() for pk in arguments["subject_ids"]}
    assert ids == {*Subject.objects.values_list("pk", flat=True)}


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    world.registered()
    assert all_or_nothing(lambda: sweep(now=world.now + 4 * HOUR)) == 1  # claims are WITH queries; the job is the write


def test_it_wakes_a_subject_that_has_no_late_clock(world: World) -> None:
    case = world.registered()
    Clock.objects.all().delete()
    forget()
    assert sweep(now=world.now + 4 * HOUR) == 1
    assert Subject.objects.get(pk=case.subject_id).wakes_at is None


@pytest.mark.django_db(transaction=True)
def test_it_shares_the_work_with_another_sweep(monday: dt.datetime) -> None:
    world = make_world(monday)
    for _ in range(20):
        world.registered()
    forget()
    counts, start = [], threading.Barrier(2, timeout=10)

    def run() -> None:
        start.wait()
        try:
            counts.append(sweep(now=world.now + 4 * HOUR))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    clocks = Clock.objects.filter(name="response")
    assert {c.state for c in clocks} == {"missed"}
    assert {pk for _, a in deferred() for pk in a["subject_ids"]} == {*Subject.objects.values_list("pk", flat=True)}
    pass_time(world.now + 4 * HOUR)
    assert Decision.objects.filter(kind="clock", new__state="missed").count() == 20  # each told once
    assert verified(world.now + DAY) == []
