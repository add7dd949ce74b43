"""Nobody serves a database that is not ready: whoever makes it ready holds the gate, and a web server waits there.

The gate is a lock on a file of the data folder: it opens by itself when its holder dies.
"""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def closed(folder: Path) -> Iterator[None]:
    with (folder / "starting.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def pass_through(folder: Path) -> None:
    """Come back when the gate is open."""
    with (folder / "starting.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
