"""`shouhou worker`: the process that carries out jobs."""

import argparse
import os
import sys

CONCURRENCY = 4
PATIENCE = 30  # seconds that running jobs get to finish when the worker is asked to stop


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("worker", help="carry out jobs (DATABASE_URL names the database)")
    parser.add_argument("--concurrency", type=int, default=CONCURRENCY, help="jobs at once, 4 by default")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from shouhou.cli import environment

    environment.use_running_database(environment.settle())
    started = command(concurrency=options.concurrency)
    os.execv(started[0], started)


def command(*, concurrency: int = CONCURRENCY) -> list[str]:
    """What to execute; Django's own command brings the connector that a worker needs."""
    return [
        *(sys.executable, "-m", "django", "procrastinate", "worker"),
        *("--concurrency", str(concurrency), "--shutdown-graceful-timeout", str(PATIENCE)),
    ]
