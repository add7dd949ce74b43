"""The queue, carried out on the spot: scenarios do not wait for a worker."""

import json

from django.db import connection
from procrastinate.contrib.django import app

from shouhou.kernel import clock
from shouhou.timeline.public import sweep


def let_time_pass() -> None:
    """What the worker would have done by now: sweep what has become late, and carry out every job that waits."""
    sweep(now=clock.now())
    drain()


def drain() -> int:
    """Carry out every deferred job, and those that they defer in turn. Returns how many. What a job raises goes on."""
    done = 0
    app.perform_import_paths()  # type: ignore[no-untyped-call]  # the jobs that only a worker would know
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT id, task_name, args FROM procrastinate_fetch_job_v2(NULL, NULL)")
            job, name, arguments = cursor.fetchone()
            if job is None:
                return done
            app.tasks[name](**_as_mapping(arguments))
            cursor.execute("SELECT procrastinate_finish_job_v1(%s, 'succeeded', true)", [job])
            done += 1


def _as_mapping(arguments: object) -> dict[str, object]:
    return json.loads(arguments) if isinstance(arguments, str) else dict(arguments)  # type: ignore[call-overload,no-any-return]
