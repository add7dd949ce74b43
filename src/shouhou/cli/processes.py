"""Keep web, worker and database running, and stop them in that order reversed: worker, web, database.

A program that ends is started again, at once the first time and later and later if it keeps ending. The database is
looked at first: a worker ends when its database does, and would find no other.
"""

import dataclasses
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from shouhou.cli import children
from shouhou.cli.postgres import Cluster, State
from shouhou.cli.problem import Problem
from shouhou.cli.progress import tell

GLANCE = 0.2  # seconds between two looks at the processes
PROBE = 5.0  # seconds between two connections to a server that somebody else started
LONGEST_PAUSE = 30.0
SETTLED = 60.0  # seconds: who ran that long starts afresh with short pauses


@dataclasses.dataclass
class Program:
    """A program that is to be running; `patience` is how long its work may take to end when it is asked to."""

    name: str
    command: Sequence[str | Path]
    patience: float
    process: "subprocess.Popen[bytes] | None" = None
    began: float = 0.0
    endings: int = 0

    def start(self) -> None:
        self.process = children.spawn(self.command, on_our_death=signal.SIGTERM)
        self.began = time.monotonic()

    def has_ended(self) -> int | None:
        """Its exit code once it has ended, with whatever it left behind cleared away."""
        if self.process is None or (code := self.process.poll()) is None:
            return None
        children.sweep(self.process)
        self.process = None
        self.endings = 1 if time.monotonic() > self.began + SETTLED else self.endings + 1
        return code

    def pause(self) -> float:
        """How long to wait before the next start, in seconds: 0, 1, 2, 4 ..."""
        return min(LONGEST_PAUSE, 2.0 ** (self.endings - 2)) if self.endings > 1 else 0.0

    def stop(self) -> None:
        if self.process is not None:
            children.end(self.process, stop=signal.SIGTERM, patience=self.patience)
            self.process = None


class Supervisor:
    """The programs of one machine and the embedded database, if that is theirs."""

    def __init__(self, cluster: Cluster | None) -> None:
        self.cluster = cluster
        self.programs: list[Program] = []
        self._due: dict[str, float] = {}
        self._probe_at = 0.0

    def start_database(self) -> None:
        if self.cluster is not None:
            self.cluster.start(tied_to_us=True)

    def add(self, program: Program) -> None:
        """Start a program and keep it running from now on."""
        program.start()
        self.programs.append(program)

    def watch(self) -> None:
        """Keep everything running until a signal interrupts (KeyboardInterrupt)."""
        while True:
            self._look_at_database()
            for program in self.programs:
                self._look_at(program)
            time.sleep(GLANCE)

    def _look_at(self, program: Program) -> None:
        code = program.has_ended()
        if code is not None:
            pause = program.pause()
            self._due[program.name] = time.monotonic() + pause
            tell(f"{program.name} ended ({_spoken(code)}); starting it again" + (f" in {pause:.0f} s" if pause else ""))
        if program.process is None and time.monotonic() >= self._due[program.name]:
            program.start()

    def _look_at_database(self) -> None:
        if self.cluster is None or not self._database_is_gone(self.cluster):
            return
        tell("database ended; starting it again")
        try:
            self.cluster.start(tied_to_us=True)
        except Problem as problem:
            self._probe_at = time.monotonic() + PROBE
            tell(f"{problem} Next attempt in {PROBE:.0f} s.")

    def _database_is_gone(self, cluster: Cluster) -> bool:
        if time.monotonic() < self._probe_at:
            return False
        if cluster.server is not None:
            return cluster.server.poll() is not None
        self._probe_at = time.monotonic() + PROBE
        return cluster.state() is State.DOWN

    def stop(self) -> None:
        """End everything in order; a database that `shouhou db start` was asked to keep stays."""
        for program in reversed(self.programs):
            program.stop()
        if self.cluster is not None and not self.cluster.kept.exists():
            self.cluster.stop()


def _spoken(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
