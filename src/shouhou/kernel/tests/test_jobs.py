"""Jobs: part of their cause, with a clock and an audit context of their own."""

import datetime as dt

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.jobs import deferred

from shouhou.kernel import audit, clock, jobs
from shouhou.kernel import public as kernel

seen: list[object] = []


@jobs.job("tests.note")
def note(word: str, times: int = 1) -> None:
    seen.append((word, times, audit.working().channel))


@pytest.fixture(autouse=True)
def _nothing_seen() -> None:
    seen.clear()


@pytest.mark.django_db
def test_it_goes_with_its_cause() -> None:
    class Undone(Exception):
        pass

    with pytest.raises(Undone), transaction.atomic():
        jobs.defer("tests.note", word="a")
        raise Undone
    assert deferred() == []
    jobs.defer("tests.note", word="b")
    assert deferred() == [("tests.note", {"word": "b"})]


@pytest.mark.django_db
def test_it_defers_many_at_once_and_none_for_none() -> None:
    jobs.defer_many("tests.note", [{"word": "a"}, {"word": "b"}])
    jobs.defer_many("tests.note", [])
    assert len(deferred()) == 2


@pytest.mark.django_db
def test_it_ignores_arguments_that_it_does_not_know() -> None:
    note(word="a", times=2, sent_by_a_newer_version=True)
    assert seen == [("a", 2, "job")]


@pytest.mark.django_db
def test_it_runs_under_the_clock_of_the_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    shifted = kernel.InstallationFacts("demo", True, dt.timedelta(days=-100))
    monkeypatch.setattr(jobs, "installation", lambda: shifted)
    told: list[dt.datetime] = []
    task = jobs.job("tests.tell")(lambda: told.append(clock.now()))
    task()
    assert clock.now() - told[0] > dt.timedelta(days=99)


def test_it_begins_again_what_a_dead_worker_had_begun(db: None) -> None:
    jobs.defer("tests.note", word="dead")
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM procrastinate_fetch_job_v2(NULL, NULL)")  # by a worker that is no more
    jobs.retry_stalled()
    assert ProcrastinateJob.objects.get(task_name="tests.note").status == "todo"


def test_it_leaves_alone_what_a_living_worker_does(db: None) -> None:
    jobs.defer("tests.note", word="alive")
    with connection.cursor() as cursor:
        cursor.execute("SELECT worker_id FROM procrastinate_register_worker_v1()")
        cursor.execute("SELECT id FROM procrastinate_fetch_job_v2(NULL, %s)", cursor.fetchone())
    jobs.retry_stalled()
    assert ProcrastinateJob.objects.get(task_name="tests.note").status == "doing"
