"""`shouhou worker`: the process that carries out jobs."""

import argparse
import contextlib
import os
import select
import signal
import sys
import threading
from typing import TYPE_CHECKING

from shouhou.cli.problem import Problem
from shouhou.kernel import worker_times

if TYPE_CHECKING:
    from procrastinate import App

CONCURRENCY = 4


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("worker", help="carry out jobs (DATABASE_URL names the database)")
    parser.add_argument("--concurrency", type=int, default=CONCURRENCY, help="jobs at once, 4 by default")
    parser.set_defaults(run=run)


def command() -> list[str]:
    """What to execute to have a worker."""
    return [sys.executable, "-m", "shouhou.cli.main", "worker"]


def run(options: argparse.Namespace) -> int:
    """Work until asked to stop."""
    from shouhou.cli import environment

    environment.use_running_database(environment.settle())

    import django

    django.setup()
    from procrastinate.exceptions import ConnectorException

    threading.Thread(target=_leave_with_server, args=[os.environ["DATABASE_URL"]], daemon=True).start()
    try:
        own_app().run_worker(
            concurrency=options.concurrency, shutdown_graceful_timeout=worker_times.PATIENCE,
            update_heartbeat_interval=worker_times.HEARTBEAT, stalled_worker_timeout=worker_times.STALLED,
        )  # fmt: skip
    except ConnectorException as error:
        raise Problem(f"The worker lost its database ({error.__cause__ or error}).") from None
    return 0


def own_app() -> "App":
    """An application for the worker beside the one that the jobs know.

    Procrastinate's own command exchanges the connector of the one application, so that what a job defers in turn goes
    through the worker's connection, outside the job's transaction. Here the jobs keep Django's connector, and what
    they defer is rolled back with them.
    """
    from procrastinate.contrib.django import app

    return app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]


def _leave_with_server(url: str) -> None:
    """Ask this process to stop when the server goes away.

    Procrastinate would go on without its listener, some seconds late for every job and for ever; whoever supervises
    us starts us again, and we listen again. An idle connection becomes readable when the server ends it.
    """
    import psycopg

    with contextlib.suppress(psycopg.OperationalError), psycopg.connect(url, autocommit=True) as connection:
        select.select([connection.pgconn.socket], [], [])  # where there is no server to begin with, we leave at once
    os.kill(os.getpid(), signal.SIGTERM)
