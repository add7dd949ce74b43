"""Lines that say what is being done and how long it took. Standard library only: the bootstrap prints them too."""

import contextlib
import sys
import time
from collections.abc import Iterator

WIDTH = 34


@contextlib.contextmanager
def step(name: str) -> Iterator[None]:
    """Show a step while it runs, then its time; a step that fails leaves its line open for the reason."""
    print(f"  {name} ".ljust(WIDTH, "."), end=" ", flush=True)
    began = time.monotonic()
    try:
        yield
    except BaseException:
        print("failed", flush=True)
        raise
    print(f"{time.monotonic() - began:5.1f} s", flush=True)


def tell(text: str) -> None:
    """A line about something that happened while everything was running."""
    print(f"shouhou: {text}", file=sys.stderr, flush=True)
