"""The queue in tests: what was deferred, and its work done at once, in this process."""

import json
from typing import Any

from django.db import connection
from procrastinate.contrib.django import app


def deferred() -> list[tuple[str, dict[str, Any]]]:
    """The jobs that wait, in the order in which they were deferred."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args::text FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id")
        return [(name, json.loads(arguments)) for name, arguments in cursor.fetchall()]


def forget() -> None:
    """Empty the queue."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_events")
        cursor.execute("DELETE FROM procrastinate_jobs")


def work_off() -> list[str]:
    """Run every waiting job, and those that they defer; say which ran."""
    done = []
    while waiting := deferred():
        forget()
        for name, arguments in waiting:
            if task := app.tasks.get(name):  # a test with a worker of its own may have left jobs that nobody here knows
                task.func(**arguments)
                done.append(name)
    return done
