"""`shouhou run`: database, migrations, web and worker on one machine, until Ctrl-C."""

import argparse
import http.client
import os
import signal
import subprocess
import sys
import time
from types import FrameType
from typing import TYPE_CHECKING

from shouhou.cli import children, gate, preflight, web, worker
from shouhou.cli.problem import Problem
from shouhou.cli.progress import step
from shouhou.kernel import worker_times

if TYPE_CHECKING:
    from shouhou.cli.processes import Program

FIRST_ANSWER = 60.0  # seconds that the web server may take to serve its first page
REQUESTS = 15.0  # seconds that running requests get to finish when we stop


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("run", help="run everything on this machine, until Ctrl-C")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    host, port = preflight.address()
    preflight.check_port(host, port)

    from shouhou.cli import environment, upkeep
    from shouhou.cli.processes import Program, Supervisor

    folder = environment.settle()
    supervisor = Supervisor(environment.embedded(folder))
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, _interrupt)
    try:
        with gate.closed(folder):
            if supervisor.cluster:
                os.environ["DATABASE_URL"] = supervisor.cluster.url
            supervisor.add(Program("web", web.command(host, port), patience=REQUESTS))  # what it imports takes longest
            with step("database"):
                supervisor.start_database()
                if not supervisor.cluster:
                    environment.check_server(os.environ["DATABASE_URL"])
            done = upkeep.done(os.environ["DATABASE_URL"])
            if done is None:
                with step("migrations and start-up steps"):
                    notes: list[str] | None = _migrate()
            else:
                notes = done.notes
        with step("web server"):
            _wait_for_answer(supervisor.programs[0], host, port)
        supervisor.add(Program("worker", worker.command(), patience=worker_times.PATIENCE + 5))
        address = f"http://{_as_typed(host)}:{port}/"
        print(f"\n  Shouhou is running: {address}   (Ctrl-C stops it)", flush=True)
        if notes is None:
            notes = _migrate()  # for what it has to say today
        print(*(f"  {note}" for note in notes), sep="\n", flush=True)
        supervisor.watch()
    except KeyboardInterrupt:
        print("\nStopping ...", flush=True)
    finally:
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, signal.SIG_IGN)  # a second Ctrl-C must not leave half of it running
        supervisor.stop()
    return 0


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _migrate() -> list[str]:
    """In a process of its own, which gives back the memory that Django and the demo data took."""
    process = children.spawn(
        [sys.executable, "-m", "shouhou.cli.main", "migrate"],
        output=subprocess.PIPE,
        errors_apart=True,
        on_our_death=signal.SIGTERM,
    )
    try:
        said, _ = process.communicate()
    except KeyboardInterrupt:
        children.end(process, stop=signal.SIGTERM, patience=5)
        raise
    if process.returncode:
        raise Problem("The database could not be brought to this version; the reason is above.")
    return said.decode().splitlines()


def _wait_for_answer(program: "Program", host: str, port: int) -> None:
    """Until the first page is served: before that the address would only disappoint."""
    patience = time.monotonic() + FIRST_ANSWER
    while time.monotonic() < patience:
        if program.has_ended() is not None:
            raise Problem("The web server ended before it served a page; the reason is above.")
        connection = http.client.HTTPConnection(_as_typed(host).strip("[]"), port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse()
            return
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise Problem(f"The web server did not answer within {FIRST_ANSWER:.0f} s; the reason may be above.")


def _as_typed(host: str) -> str:
    """The host as one types it into a browser on this machine."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 (compared, not listened on)
        return "localhost"
    return f"[{host}]" if ":" in host else host
