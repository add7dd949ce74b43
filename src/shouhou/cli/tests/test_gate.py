"""A web server waits while the database is made ready, and no longer."""

import threading
from pathlib import Path

from shouhou.cli import gate


def test_nobody_passes_while_it_is_closed(tmp_path: Path) -> None:
    passed = threading.Event()

    def pass_through() -> None:
        gate.pass_through(tmp_path)
        passed.set()

    with gate.closed(tmp_path):
        thread = threading.Thread(target=pass_through)
        thread.start()
        assert not passed.wait(0.1)
    thread.join(10)
    assert passed.is_set()


def test_an_open_gate_holds_nobody_up(tmp_path: Path) -> None:
    gate.pass_through(tmp_path)
    gate.pass_through(tmp_path)
