"""`shouhou web`: the web server alone, for machines that run the database and the worker elsewhere."""

import argparse
import os
import sys
from pathlib import Path

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
    folder = environment.settle()
    environment.use_running_database(folder)
    started = command(host, port, folder, workers=options.workers, threads=options.threads)
    os.execv(started[0], started)


def command(host: str, port: int, folder: Path, *, workers: int = WORKERS, threads: int = THREADS) -> list[str]:
    """What to execute to serve the application, with the static files out of the data folder."""
    static = folder / "static"
    mount = ["--static-path-mount", str(static), "--static-path-route", "/static"] if static.is_dir() else []
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(threads)),
        *("--respawn-failed-workers", "--workers-kill-timeout", "10"),
        *("--log-level", "warning"),
        *mount,
        "shouhou.config.wsgi:application",
    ]
