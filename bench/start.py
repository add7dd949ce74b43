"""From the command to the first page on a machine where everything has run before, and what the processes hold."""

import signal
import socket
import statistics
import tempfile
import time
from pathlib import Path

from bench.measure import Figure, seconds
from shouhou.cli.tests.installation import Installation

START_S, WEB_MB, ALL_MB = 2.0, 150.0, 400.0
ROUNDS = 3


def figures() -> list[Figure]:
    """The first start makes the database and does not count."""
    with tempfile.TemporaryDirectory(prefix="shouhou-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o711)  # the server's account must get through
        _start_and_stop(folder)
        starts, memory = zip(*(_start_and_stop(folder) for _ in range(ROUNDS)), strict=True)
    web = [max(one["web"]) for one in memory]
    whole = [sum(one["web"]) + sum(one["worker"]) for one in memory]
    return [
        Figure("second start to the first page", statistics.median(starts), "s", START_S),
        Figure("a web worker", statistics.median(web), "MB PSS", WEB_MB),
        Figure("two web workers and the queue worker", statistics.median(whole), "MB PSS", ALL_MB),
    ]


def _start_and_stop(folder: Path) -> tuple[float, dict[str, list[float]]]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    installation: list[Installation] = []

    def first_page() -> None:
        installation.append(Installation(folder, port))
        installation[0].wait_for(installation[0].serves)

    took = seconds(first_page)
    running = installation[0]
    try:
        running.wait_for(lambda: running.the("main worker"))
        for _ in range(20):
            running.wait_for(running.serves)
        time.sleep(3)  # until all have loaded what they load
        web = [_megabytes(pid) for pid in running.processes() if _parent(pid) in running.the("cli.serve")]
        return took, {"web": web, "worker": [_megabytes(pid) for pid in running.the("main worker")]}
    finally:
        running.run.send_signal(signal.SIGTERM)
        running.run.communicate(timeout=60)


def _megabytes(pid: int) -> float:
    """Memory that the process holds, shared pages by their share."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
