"""Use case: something happened. One event is added to a stream, and what follows is derived."""

import datetime as dt
import threading

import pytest
from django.db import connection, transaction
from tests.acts import DAY, HOUR, MINUTE, clock_of, do, verified
from tests.jobs import deferred, forget
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World, make_world

from shouhou.cases.models import Case
from shouhou.kernel.errors import Invalid, NotFound, Refused, Stale
from shouhou.timeline import public as timeline
from shouhou.timeline import rules
from shouhou.timeline.models import Content, Decision, Event, Subject
from shouhou.timeline.services.record import Happening, record, sealed


def answered(**changed: object) -> Happening:
    given = {
        "word": "request.answered",
        "fields": {"channel": "phone"},
        "role": "desk",
        "channel": "web",
        "actor_id": 1,
    }
    return Happening(**{**given, "recorder_id": given["actor_id"], **changed})  # type: ignore[arg-type]


def test_it_adds_the_event_the_words_the_clocks_and_the_decisions(world: World) -> None:
    case = world.registered()
    event = Event.objects.get()
    assert (event.seq, event.word, event.occurred_at, event.recorded_at) == (
        1,
        "request.received",
        world.now,
        world.now,
    )
    assert (event.actor_id, event.recorder_id, event.role) == (None, world.mei.id, "customer")
    assert event.data["requirement"] is True  # the words themselves lie apart
    assert Content.objects.get(event=event).body == {"requirement": "真空炉不升温"}
    due = clock_of(case, "response")
    assert (due.state, due.due_at, due.late_from) == ("running", world.now + 3 * HOUR, world.now + 3 * HOUR + MINUTE)
    assert due.person_id == world.mei.id
    assert {d.event_id for d in Decision.objects.all()} == {event.pk}
    assert Subject.objects.get().wakes_at == due.late_from


def test_it_chains_each_event_to_the_one_before(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + HOUR, channel="phone")
    first, second = Event.objects.order_by("seq")
    assert bytes(first.hash) == rules.chain_hash(b"", sealed(first))
    assert bytes(second.hash) == rules.chain_hash(bytes(first.hash), sealed(second))
    head = Subject.objects.get()
    assert (head.last_seq, bytes(head.last_hash)) == (2, bytes(second.hash))


def test_it_stops_a_clock_and_says_by_which_event(world: World) -> None:
    case = world.registered()
    recorded = do(case, "request.answered", world.mei, world.now + HOUR, channel="phone")
    stopped = clock_of(case, "response")
    assert (stopped.state, stopped.stopped_at) == ("met", world.now + HOUR)
    (decision,) = [d for d in recorded.derived.changes if d.clause == "FUR-2.1"]
    assert (decision.old["state"], decision.new["state"]) == ("running", "met")
    assert decision.event_id == recorded.event.pk


def test_it_cuts_seconds_off(world: World) -> None:
    case = world.registered()
    recorded = do(case, "request.answered", world.mei, world.now + dt.timedelta(seconds=3599))
    assert recorded.event.occurred_at == world.now + 59 * MINUTE
    assert recorded.event.recorded_at == world.now + dt.timedelta(seconds=3599)


def test_it_defers_a_job_for_each_reaction_and_none_for_nothing(world: World) -> None:
    case = world.registered()
    forget()
    do(case, "request.urged", world.mei, world.now + HOUR)
    assert deferred() == []
    do(case, "task.assigned", world.mei, world.now + HOUR, duty="engineer", person=world.tao.id)
    assert [name for name, _ in deferred()] == ["cases.tell_people", "dispatch.follow_visits"]


def test_it_takes_the_minute_of_the_limit_as_in_time_and_the_next_as_late(world: World) -> None:
    punctual, late = world.registered(), world.registered()
    do(punctual, "request.answered", world.mei, world.now + 3 * HOUR)
    do(late, "request.answered", world.mei, world.now + 3 * HOUR + MINUTE)
    assert (clock_of(punctual, "response").state, clock_of(late, "response").state) == ("met", "missed")


def test_it_places_an_event_where_it_happened(world: World) -> None:
    """Out of order: the answer of ten is entered after the solution of eleven."""
    case = world.registered()
    do(case, "solution.proposed", world.hua, world.now + 2 * HOUR, visit_needed="true")
    do(case, "request.answered", world.mei, world.now + 2 * HOUR + MINUTE, at=world.now + HOUR, measured=True)
    assert clock_of(case, "response").stopped_at == world.now + HOUR
    standing = [e.word for e in timeline.standing_events(case.subject_id, world.now + DAY)]
    assert standing == ["request.received", "request.answered", "solution.proposed"]
    assert Case.objects.get().state == "solution_given"


def test_it_keeps_the_order_of_entry_within_one_minute(world: World) -> None:
    case = world.registered()
    for word in ("visit.departed", "visit.arrived"):
        do(case, word, world.tao, world.now + HOUR)
    assert Case.objects.get().state == "on_site"
    assert [e.id for e in timeline.standing_events(case.subject_id, world.now + DAY)] == [1, 2, 3]


def test_it_gives_a_state_without_any_regulation(world: World) -> None:
    pk = timeline.open_subject(kind="case", branch_path="9/", at=world.now, given={}, holders=[])
    opening = Happening("request.received", {"channel": "phone"}, "customer", "web", recorder_id=1)
    assert record(subject_id=pk, happening=opening, now=world.now).head.state == "requested"
    assert record(subject_id=pk, happening=answered(), now=world.now + HOUR).head.state == "answered"
    assert Subject.objects.get(pk=pk).state == "answered"
    assert verified(world.now + DAY) == []


# ---- refused ---------------------------------------------------------------------------------------------------------

REFUSED = {
    "an unknown word": ({"word": "moon.landed"}, "word"),
    "an unknown field": ({"fields": {"colour": "red"}}, "colour"),
    "a wrong value": ({"fields": {"channel": "pigeon"}}, "channel"),
    "a wrong type": ({"fields": {"channel": ["phone"]}}, "channel"),
    "words with a NUL": ({"fields": {"text": "a\x00b"}}, "text"),
    "words that are too long": ({"fields": {"text": "长" * 5001}}, "text"),
    "the future": ({"at": dt.datetime(2026, 3, 2, 4, 0, tzinfo=dt.UTC)}, "at"),
    "a minute before the case began": ({"at": dt.datetime(2026, 3, 2, 0, 59, tzinfo=dt.UTC)}, "at"),
    "a name that is too long": ({"ref": "r" * 61}, "ref"),
    "a name with a NUL": ({"ref": "a\x00"}, "ref"),
    "a record to correct that is not there": ({"supersedes": 9}, "supersedes"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses(case: str, world: World) -> None:
    changed, field = REFUSED[case]
    registered = world.registered()
    with nothing_changed(), pytest.raises(Invalid) as refused, transaction.atomic():
        record(subject_id=registered.subject_id, happening=answered(**changed), now=world.now + HOUR)
    assert [*refused.value.fields] == [field]


def test_it_takes_what_a_clock_that_runs_a_minute_ahead_states(world: World) -> None:
    case = world.registered()
    ahead = answered(at=world.now + HOUR + MINUTE)
    assert record(subject_id=case.subject_id, happening=ahead, now=world.now + HOUR).event.seq == 2


def test_it_refuses_a_stream_that_is_not_there(world: World) -> None:
    with nothing_changed(), pytest.raises(NotFound):
        record(subject_id=999, happening=answered(), now=world.now)


def test_it_refuses_what_a_clause_forbids_with_all_reasons(world: World) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(Refused) as refused:
        do(case, "file.closed", world.mei, world.now + HOUR)
    assert {r.clause for r in refused.value.reasons}
    assert all(r.says["zh"] and r.says["en"] for r in refused.value.reasons)


def test_it_answers_before_the_act_as_at_the_act(world: World) -> None:
    case = world.registered()
    closing = Happening("file.closed", {}, "desk", "web", actor_id=world.mei.id, recorder_id=world.mei.id)
    with nothing_changed(), pytest.raises(Refused) as asked:
        timeline.may(subject_id=case.subject_id, happening=closing, now=world.now + HOUR)
    with nothing_changed(), pytest.raises(Refused) as refused, transaction.atomic():
        record(subject_id=case.subject_id, happening=closing, now=world.now + HOUR)
    assert asked.value.reasons == refused.value.reasons
    with nothing_changed():
        timeline.may(subject_id=case.subject_id, happening=answered(), now=world.now + HOUR)


def test_it_never_refuses_the_past_but_lists_it_as_irregular(world: World) -> None:
    """A phone that was offline hands in what the file then shows: that a gate stood before it."""
    case = world.registered()
    recorded = do(
        case, "file.closed", world.mei, world.now + 2 * HOUR, at=world.now + HOUR, channel="offline", measured=True
    )
    irregular = recorded.derived.timeline.irregular
    assert {i.event for i in irregular} == {2}
    assert {i.clause for i in irregular}


def test_it_refuses_an_act_on_what_somebody_has_changed_meanwhile(world: World) -> None:
    case = world.registered()
    do(case, "request.urged", world.mei, world.now + HOUR)
    with nothing_changed(), pytest.raises(Stale):
        do(case, "request.answered", world.mei, world.now + HOUR, expected_seq=1)
    do(case, "request.answered", world.mei, world.now + HOUR, expected_seq=2)


# ---- whole or not at all -----------------------------------------------------------------------------------------------


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    writes = all_or_nothing(
        lambda: do(case, "request.answered", world.mei, world.now + HOUR, channel="phone", text="明天上门")
    )
    assert writes >= 5


@pytest.mark.django_db(transaction=True)
def test_it_leaves_nothing_when_its_connection_is_cut(monday: dt.datetime) -> None:
    world = make_world(monday)
    case, lost = world.registered(), threading.Event()

    def die() -> None:
        try:
            with transaction.atomic():
                do(case, "request.answered", world.mei, world.now + HOUR)
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_backend_pid()")
                    (pid,) = cursor.fetchone()
                kill.append(pid)
                cut.wait(10)
        except Exception:
            lost.set()
        finally:
            connection.close()

    kill: list[int] = []
    cut = threading.Event()
    thread = threading.Thread(target=die)
    with nothing_changed():
        thread.start()
        while not kill:
            thread.join(0.01)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [kill[0]])
        cut.set()
        thread.join(10)
    assert lost.is_set()
    assert verified(world.now + HOUR) == []


@pytest.mark.django_db(transaction=True)
def test_it_lands_the_acts_of_two_people_in_order(monday: dt.datetime) -> None:
    world = make_world(monday)
    case, start = world.registered(), threading.Barrier(2, timeout=10)
    failures: list[Exception] = []

    def urge(actor_name: str) -> None:
        actor = world.actor(actor_name)
        start.wait()
        try:
            for _ in range(5):
                do(case, "request.urged", actor, world.now + HOUR, channel="phone")
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=urge, args=(name,)) for name in ("mei", "zhao")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failures == []
    assert [*Event.objects.order_by("seq").values_list("seq", flat=True)] == [*range(1, 12)]
    assert Case.objects.get().last_seq == 11
    assert verified(world.now + HOUR) == []
