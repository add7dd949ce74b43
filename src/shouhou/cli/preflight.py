"""What is checked before anything slow starts: the port, the data folder, room on the disk.

Standard library only: the bootstrap asks the same questions before the first package is installed.
"""

import errno
import os
import shutil
import socket
import tempfile
from collections.abc import Mapping
from pathlib import Path

from shouhou.cli.problem import Problem

CHECKOUT = Path(__file__).resolve().parents[3]
ROOM_NEEDED = 256 * 1024 * 1024  # bytes: an empty PostgreSQL cluster with its first write-ahead log, and some air


def data_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where everything is kept that outlives the process: `SHOUHOU_DATA`, or `var` of the checkout."""
    return Path(environ.get("SHOUHOU_DATA") or CHECKOUT / "var").expanduser().resolve()


def address(environ: Mapping[str, str] = os.environ) -> tuple[str, int]:
    """Host and port to serve on: `HOST` and `PORT`, or 127.0.0.1 and 8000."""
    text = environ.get("PORT") or "8000"
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise Problem(f"PORT is {text!r}; it must be a number from 1 to 65535.")
    return environ.get("HOST") or "127.0.0.1", int(text)


def check_port(host: str, port: int) -> None:
    """Refuse a port that we could not listen on, before a minute is spent on building."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror:
        raise Problem(f"HOST is {host!r}, which is no address of this machine.") from None
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port in TIME_WAIT is free
        try:
            probe.bind(place)
            probe.listen(1)
        except OSError as error:
            raise Problem(_why_not(error, host, port)) from None


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is taken by another program; stop that one or choose another: PORT={port + 1}."
    if error.errno == errno.EACCES:
        return f"Port {port} needs more rights than this account has; choose one above 1023: PORT=8000."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"HOST is {host!r}, which is no address of this machine."
    return f"Cannot listen on {host} port {port}: {error.strerror}."


def check_data_folder(folder: Path) -> None:
    """Make the data folder if need be; refuse one that cannot be written or has no room left."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Problem(f"The disk that holds {folder} is full; make room and start again.") from None
        raise Problem(
            f"The data folder {folder} cannot be written ({error.strerror}); "
            "give this account the right to, or set SHOUHOU_DATA to another folder."
        ) from None
    free = shutil.disk_usage(folder).free
    if free < ROOM_NEEDED:
        raise Problem(
            f"The disk that holds {folder} is nearly full: {free // 2**20} MB are free, "
            f"{ROOM_NEEDED // 2**20} MB are needed; make room and start again."
        )
