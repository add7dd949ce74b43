"""Programs that are kept running, and stopped in order."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from shouhou.cli.processes import Program, Supervisor


def sleeper(name: str = "web") -> Program:
    return Program(name, ["sleep", "60"], patience=5)


def wait_for(condition: Callable[[], object]) -> None:
    patience = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < patience
        time.sleep(0.02)


def test_starts_a_killed_program_again() -> None:
    supervisor = Supervisor(None)
    program = sleeper()
    supervisor.add(program)
    assert program.process is not None
    first = program.process.pid
    os.kill(first, signal.SIGKILL)

    def again() -> bool:
        supervisor._look_at(program)
        return program.process is not None and program.process.pid != first

    wait_for(again)
    supervisor.stop()


def test_waits_longer_each_time() -> None:
    pauses = []
    program = sleeper()
    for program.endings in range(1, 9):
        pauses.append(program.pause())
    assert pauses == [0, 1, 2, 4, 8, 16, 30, 30]


def test_stops_the_last_that_was_started_first(tmp_path: Path) -> None:
    order = tmp_path / "order"
    script = (
        "import signal, sys; signal.signal(15, lambda *_: sys.exit(print(sys.argv[1], file=open(sys.argv[2], 'a'))));"
    )
    ready = "open(sys.argv[2] + sys.argv[1], 'w').close(); signal.pause()"
    supervisor = Supervisor(None)
    for name in ("web", "worker"):
        supervisor.add(Program(name, [sys.executable, "-c", script + ready, name, str(order)], patience=5))
        wait_for(Path(f"{order}{name}").exists)
    supervisor.stop()
    assert order.read_text().split() == ["worker", "web"]


def test_kills_who_does_not_stop() -> None:
    program = Program("deaf", ["sh", "-c", "trap '' TERM; echo ready; sleep 60 & wait; sleep 60"], patience=0.2)
    program.start()
    process = program.process
    assert process is not None
    time.sleep(0.2)
    program.stop()
    assert process.returncode == -signal.SIGKILL


def test_takes_the_children_of_a_dead_program_along(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    program = Program("parent", ["sh", "-c", f"sleep 60 & echo $! > {pid_file}; wait"], patience=5)
    program.start()
    wait_for(lambda: pid_file.exists() and pid_file.read_text().strip())
    assert program.process is not None
    program.process.kill()
    wait_for(lambda: program.has_ended() is not None)
    child = Path(f"/proc/{pid_file.read_text().strip()}/cmdline")
    wait_for(lambda: not child.exists() or child.read_text() == "")
