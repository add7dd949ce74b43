"""A running product, seen from outside: what it serves, and its processes."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


class Installation:
    """A running product with data and a port of its own."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.environment = os.environ | {"SHOUHOU_DATA": str(folder), "PORT": str(port), "SHOUHOU_DEMO": "0"}
        self.environment.pop("DATABASE_URL", None)
        self.run = subprocess.Popen(
            [sys.executable, "-m", "shouhou.cli.main", "run"], env=self.environment, stdout=subprocess.PIPE, text=True
        )

    def wait_for(self, condition: Callable[[], object], patience: float = 180) -> None:
        until = time.monotonic() + patience
        while not condition():
            assert time.monotonic() < until, self.processes()
            time.sleep(0.05)

    def serves(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def processes(self) -> dict[int, str]:
        """Everything that was started for this data folder, by process id; zombies have no environment left."""
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                ours = f"SHOUHOU_DATA={self.folder}" in (entry / "environ").read_text(errors="replace").split("\0")
                if ours:
                    found[int(entry.name)] = (entry / "cmdline").read_text(errors="replace").replace("\0", " ")
            except OSError:
                continue
        return found

    def the(self, part: str) -> list[int]:
        return [pid for pid, command in self.processes().items() if part in command]
