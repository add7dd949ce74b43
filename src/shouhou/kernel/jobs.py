"""Jobs: deferred in the transaction of their cause, so that a rollback takes them along.

A job speaks in ids, takes keywords only, ignores unknown ones, and may run twice. Each runs under the demo's clock and
with an audit context of its own.
"""

import datetime as dt
import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from django.db.models import Q
from django.db.models.functions import Now
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.retry import RetryStrategy

from shouhou.kernel import audit, clock, limits, worker_times
from shouhou.kernel.public import installation


class Task(Protocol):
    """A job that has a name on the queue."""

    name: str

    def __call__(self, **arguments: Any) -> None: ...


def job(name: str, *, retries: int = 10, every: str | None = None) -> Callable[[Callable[..., None]], Task]:
    """Make a function a job. `every` is a cron line for recurring ones (`*/5 * * * *`, `* * * * * */20`)."""

    def register(function: Callable[..., None]) -> Task:
        known = set(inspect.signature(function).parameters)

        def run(**arguments: Any) -> None:
            given = {argument: value for argument, value in arguments.items() if argument in known}
            with clock.shifted(installation().clock_offset), audit.doing(audit.Working(channel="job")):
                function(**given)

        run.__doc__ = function.__doc__
        retry = RetryStrategy(max_attempts=retries, exponential_wait=2)
        task: Any = app.task(name=name, retry=retry, pass_context=False)(run)
        if every:
            app.periodic(cron=every)(task)
        return task  # type: ignore[no-any-return]

    return register


def defer(name: str, *, lock: str | None = None, **arguments: Any) -> None:
    """Put a job on the queue, as part of the transaction at hand. Jobs with the same lock run one by one."""
    app.configure_task(name, lock=lock).defer(**arguments)


def defer_all(calls: Sequence[tuple[str, str, Mapping[str, Any]]]) -> None:
    """Put several jobs (name, lock, arguments) on the queue in one statement."""
    if calls:
        wanted = [app.configure_task(name, lock=lock).make_new_job(**given) for name, lock, given in calls]
        app.job_manager.batch_defer_jobs(wanted)


def defer_many(name: str, batches: list[dict[str, Any]]) -> None:
    """Put many jobs on the queue in one statement."""
    if batches:
        app.configure_task(name).batch_defer(*batches)


AT_ONCE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@job("kernel.retry_stalled", every="* * * * * */10")
def retry_stalled() -> None:
    """Six times a minute: what a dead worker had begun is begun again. Jobs may run twice, none may be lost."""
    # house: allow clock because heartbeats are written by the database's clock, which no demo shifts
    dead = Q(worker=None) | Q(worker__last_heartbeat__lt=Now() - dt.timedelta(seconds=worker_times.STALLED))
    for job_id in ProcrastinateJob.objects.filter(dead, status="doing").values_list("pk", flat=True):
        app.job_manager.retry_job_by_id(job_id, retry_at=AT_ONCE)


@job("kernel.forget_limits", every="29 * * * *")
def forget_limits() -> None:
    """Each hour: old counts of tries are removed."""
    limits.forget()
