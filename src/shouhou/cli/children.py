"""Start programs that do not outlive us."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def spawn(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    output: IO[bytes] | int | None = None,
    errors_apart: bool = False,
    account: tuple[int, int] | None = None,
    on_our_death: signal.Signals | None = None,
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, so that Ctrl-C in the terminal reaches only us and we stop it in order.

    `output` takes what it prints (ours by default), but for its errors if these are `errors_apart`; `account` is the
    (user, group) that it runs as, which only root may choose; `on_our_death` is the signal that Linux sends it when we
    die without having stopped it.
    """
    user, group = account or (None, None)
    return subprocess.Popen(
        [str(part) for part in command],
        env=env,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=None if output is None or errors_apart else subprocess.STDOUT,
        start_new_session=True,
        user=user,
        group=group,
        extra_groups=[] if account else None,
        preexec_fn=_tie_to_us(on_our_death),  # runs after the change of user, which would undo it
    )


def _tie_to_us(death_signal: signal.Signals | None) -> Callable[[], None] | None:
    if death_signal is None or sys.platform != "linux":
        return None
    libc, parent = ctypes.CDLL(None), os.getpid()  # loaded here: after the fork nothing may be imported

    def tie() -> None:
        libc.prctl(PR_SET_PDEATHSIG, int(death_signal))
        if os.getppid() != parent:  # we died between fork and prctl
            os._exit(1)

    return tie


def end(process: subprocess.Popen[bytes], *, stop: signal.Signals, patience: float) -> None:
    """Ask a program that `spawn` started to stop; after `patience` seconds kill it and whatever it started."""
    if process.poll() is None:
        process.send_signal(stop)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience)
    sweep(process)


def sweep(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of the session of a program: its children, when it died without taking them along."""
    with contextlib.suppress(ProcessLookupError, PermissionError):  # nobody left; macOS: only zombies left
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
