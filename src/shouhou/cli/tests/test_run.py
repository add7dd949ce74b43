"""`shouhou run` from outside: it serves, heals, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from shouhou.cli.tests.installation import Installation

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def installation(folder: Path, port: int) -> Iterator[Installation]:
    installation = Installation(folder, port)
    try:
        yield installation
    finally:
        installation.run.send_signal(signal.SIGTERM)
        installation.run.communicate(timeout=60)


def test_serves_heals_and_leaves_nothing_behind(installation: Installation) -> None:
    installation.wait_for(installation.serves)
    installation.wait_for(lambda: installation.the("main worker"))

    killed = installation.the("cli.serve") + installation.the("main worker") + installation.the("bin/postgres")
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    for part in ("cli.serve", "main worker", "bin/postgres"):
        installation.wait_for(lambda part=part: set(installation.the(part)) - set(killed))  # type: ignore[misc]
    installation.wait_for(installation.serves)

    installation.run.send_signal(signal.SIGINT)
    output, _ = installation.run.communicate(timeout=60)
    assert installation.run.returncode == 0
    assert f"http://127.0.0.1:{installation.port}/" in output
    assert installation.processes() == {}


def test_refuses_the_port_of_another_before_anything_slow(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "shouhou.cli.main", "run"],
            env=os.environ | {"SHOUHOU_DATA": str(folder), "PORT": str(port)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(f"shouhou: Port {port} on 127.0.0.1 is taken")
    assert done.stderr.count("\n") == 1
    assert list(folder.iterdir()) == []


@pytest.mark.soak
def test_leaves_nothing_behind_when_it_is_killed(installation: Installation) -> None:
    installation.wait_for(installation.serves)
    installation.wait_for(lambda: installation.the("main worker"))
    installation.run.kill()
    installation.run.wait()
    installation.wait_for(lambda: installation.processes() == {})
