"""`shouhou web`: the web server alone, for machines that run the database and the worker elsewhere."""

import argparse
import os
import sys

from shouhou.cli import preflight

WORKERS, THREADS = 2, 4


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("web", help="serve pages and API (DATABASE_URL names the database)")
    parser.add_argument("--workers", type=int, default=WORKERS, help=f"processes, {WORKERS} by default")
    parser.add_argument("--threads", type=int, default=THREADS, help=f"threads of each process, {THREADS} by default")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from shouhou.cli import environment

    host, port = preflight.address()
    preflight.check_port(host, port)
    environment.use_running_database(environment.settle())
    program = command(host, port, workers=options.workers, threads=options.threads)
    os.execv(program[0], program)


def command(host: str, port: int, *, workers: int = WORKERS, threads: int = THREADS) -> list[str]:
    """What to execute to serve the application.

    Static files go through the application's WhiteNoise: granian could serve them itself, but only uncompressed, and
    the style sheet is eight times larger that way.
    """
    return [
        *(sys.executable, "-m", "shouhou.cli.serve"),
        *(host, str(port), str(workers), str(threads)),
    ]
