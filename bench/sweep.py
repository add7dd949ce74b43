"""Clocks that run out: nothing due, ten thousand at once, and the queue that carries out what follows."""

import datetime as dt
import statistics

from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.periodic import PeriodicRegistry

from bench.measure import Figure, seconds, taking_turns
from bench.scratch import filled_database
from shouhou.cli.worker import CONCURRENCY, own_app
from shouhou.kernel import clock, jobs
from shouhou.kernel.testing.minutes import MONDAY
from shouhou.timeline.jobs import derive_again
from shouhou.timeline.models import Clock
from shouhou.timeline.public import sweep
from shouhou.timeline.services.sweep import PER_JOB

IDLE_MS, CLAIM_BAR, QUEUE_BAR = 5.0, 2.0, 0.8
LATER = MONDAY + dt.timedelta(hours=3, minutes=1)  # every waiting case's first limit has passed
ROUNDS, JOBS = 3, 400


def figures() -> list[Figure]:
    """Every round has a clone of its own, and with it the same ten thousand clocks."""
    idle, claims, floors, queues, due = [], [], [], [], 0
    for _ in range(ROUNDS):
        with filled_database():
            sweep(now=MONDAY)
            idle += taking_turns(lambda: sweep(now=MONDAY), rounds=5)[0]
            due = Clock.objects.filter(state="running", late_from__lte=LATER).count()
            _lay_floor()
            floors.append(seconds(_set_based))
            claims.append(seconds(lambda: sweep(now=LATER)))
            queues.append(_queue())
    claim, floor = statistics.median(claims), statistics.median(floors)
    derived, carried, bare = (statistics.median(side) for side in zip(*queues, strict=True))
    return [
        Figure("nothing due", statistics.median(idle) * 1000, "ms", IDLE_MS),
        Figure(
            f"{due:,} breaches claimed, stored, deferred", claim / floor, "x floor", CLAIM_BAR,
            guide={"ours_ms": claim * 1000, "floor_ms": floor * 1000},
        ),
        Figure(
            "jobs a second", carried / bare, "x bare queue", QUEUE_BAR, least=True,
            guide={"ours_per_s": carried, "bare_per_s": bare, "subjects_derived_per_s": derived},
        ),
    ]  # fmt: skip


def _lay_floor() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_floorclock (LIKE timeline_clock INCLUDING ALL)")
        cursor.execute("INSERT INTO bench_floorclock OVERRIDING SYSTEM VALUE SELECT * FROM timeline_clock")
        cursor.execute("VACUUM ANALYZE bench_floorclock")


def _set_based() -> None:
    """Mark all and note each as an event, in one statement."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            """
            WITH due AS (
                UPDATE bench_floorclock SET state = late_state WHERE state = 'running' AND late_from <= %(now)s
                RETURNING subject_id
            )
            INSERT INTO bench_floorevent (case_id, word, occurred_at, data)
            SELECT subject_id, 'clock.missed', %(now)s, '{}' FROM due
            """,
            {"now": LATER},
        )


@jobs.job("bench.nothing")
def nothing() -> None:
    """A job of ours that does nothing."""


@app.task(name="bench.bare")
def bare() -> None:
    """A job of the bare queue that does nothing."""


def _queue() -> tuple[float, float, float]:
    """Subjects derived again a second, by one job for a hundred; jobs of ours a second; jobs of the bare queue."""
    with clock.frozen(LATER):
        waiting = list(
            Clock.objects.filter(state="missed", swept_at=LATER).values_list("subject_id", flat=True)[:PER_JOB]
        )
        derived = PER_JOB / seconds(lambda: derive_again(subject_ids=waiting))
    return derived, _rate(nothing.name), _rate(bare.name)


def _rate(name: str) -> float:
    """Jobs a second that a worker carries out."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
    jobs.defer_many(name, [{}] * JOBS)
    worker = own_app()
    worker.periodic_registry = PeriodicRegistry()  # type: ignore[no-untyped-call]  # nothing but these jobs
    took = seconds(
        lambda: worker.run_worker(
            wait=False, concurrency=CONCURRENCY, listen_notify=False, install_signal_handlers=False
        )
    )
    done = ProcrastinateJob.objects.filter(task_name=name, status="succeeded").count()
    if done != JOBS:
        raise AssertionError(f"{done} of {JOBS} jobs were done")
    return JOBS / took
