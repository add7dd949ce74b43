"""What the processes are told by environment variables, and the database that they are given.

| variable     | says                                                 | without it                             |
| ------------ | ---------------------------------------------------- | -------------------------------------- |
| DATABASE_URL | a PostgreSQL server of yours, version 16 or later    | the embedded server in the data folder |
| SHOUHOU_DATA | the folder of everything that outlives the processes | `var` in the checkout                  |
| HOST, PORT   | where the web server listens                         | 127.0.0.1 and 8000                     |

What only Django asks for is in `shouhou.config.environment`.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import psycopg

from shouhou.cli import preflight
from shouhou.cli.postgres import Cluster, State
from shouhou.cli.problem import Problem

OLDEST_SERVER = 16


def settle() -> Path:
    """Complete the environment for Django but for the database; returns the data folder, which can be written."""
    folder = preflight.data_folder()
    preflight.check_data_folder(folder)
    os.environ["SHOUHOU_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shouhou.config.settings")
    return folder


def embedded(folder: Path) -> Cluster | None:
    """The cluster that Shouhou runs itself; None where DATABASE_URL names a server of yours."""
    return None if os.environ.get("DATABASE_URL") else Cluster(folder)


def use_running_database(folder: Path) -> None:
    """For a process that runs apart: the server must be there already, yours or the embedded one."""
    cluster = embedded(folder)
    if cluster is None:
        check_server(os.environ["DATABASE_URL"])
    elif cluster.state() is State.UP:
        os.environ["DATABASE_URL"] = cluster.url
    else:
        raise Problem("No database is running: set DATABASE_URL, or start the embedded one by `shouhou db start`.")


@contextlib.contextmanager
def database() -> Iterator[None]:
    """Give a command its database: yours after a check that it answers, or the embedded one.

    The embedded server is started if need be, and stopped afterwards if it was started for this.
    """
    folder = settle()
    cluster = embedded(folder)
    if cluster is None:
        check_server(os.environ["DATABASE_URL"])
        yield
        return
    started = cluster.start(tied_to_us=True)
    os.environ["DATABASE_URL"] = cluster.url
    try:
        yield
    finally:
        if started:
            cluster.stop()


def check_server(url: str) -> None:
    """Refuse a server that does not answer, does not let us in, or is too old."""
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[0].rpartition("failed: ")[2]
        raise Problem(
            f"The database of DATABASE_URL does not let us in: {reason}. "
            "Check the address, or unset DATABASE_URL to use the database that comes with Shouhou."
        ) from None
    except psycopg.Error as error:
        raise Problem(f"DATABASE_URL cannot be understood: {str(error).strip().splitlines()[0]}.") from None
    if version < OLDEST_SERVER:
        raise Problem(f"The server of DATABASE_URL is PostgreSQL {version}; Shouhou needs {OLDEST_SERVER} or later.")
