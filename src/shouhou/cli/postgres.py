"""The embedded PostgreSQL: prepared, started, recognised, stopped.

The server listens on a Unix socket that only its own account may open, and trusts whoever gets there; it never opens
a TCP port. Liveness is always a connection that succeeds, never a process id: ids are reused, and a killed server can
stay a zombie for ever where nobody collects it.
"""

import contextlib
import enum
import fcntl
import os
import re
import signal
import subprocess
import time
import urllib.parse
from collections.abc import Iterator, Mapping
from pathlib import Path

import psycopg
from psycopg import sql

from shouhou.cli import children, postgres_files
from shouhou.cli.problem import Problem

DATABASE = ROLE = "shouhou"
RECOVERY = 120.0  # seconds: replaying the log after a crash under load takes a while
AFTERMATH = 10.0  # seconds: the children of a killed server hold its memory and its socket for a moment
STOPPING = 60.0
LOG_LIMIT = 16 * 2**20  # bytes

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "jit": "off",  # compiling a plan costs more than our queries do
    "shared_buffers": "256MB",
    "random_page_cost": "1.1",  # of a disk that does not turn, or a page in memory: else whole tables are read for 500 rows
    "timezone": "UTC",
    "log_timezone": "UTC",
    "cluster_name": "shouhou",
}
CARELESS = {"fsync": "off", "full_page_writes": "off", "autovacuum": "off"}
"""For data that nobody will miss when the machine fails; a killed server loses nothing even so. A vacuum that is under way
in a database would keep us from dropping it."""

INITDB = (
    *("-U", "postgres", "--auth=trust", "-E", "UTF8"),
    # Sorted the same on every machine; names in Chinese sort by a stored pinyin key.
    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
)
PASSING = re.compile(r"pre-existing shared memory block|lock file .* already exists|Is another postmaster")


class State(enum.Enum):
    """What a connection attempt tells about the server."""

    UP = enum.auto()
    BUSY = enum.auto()  # starting up, replaying its log, or shutting down
    DOWN = enum.auto()


class Cluster:
    """One PostgreSQL cluster with its server, for one data folder."""

    def __init__(self, folder: Path, *, careful: bool = True) -> None:
        """`folder` is the data folder of Shouhou and exists; not `careful` is for tests."""
        self.folder = folder
        self.careful = careful
        self.account = postgres_files.server_account()
        self.home = postgres_files.home_of(folder, self.account)
        self.data = self.home / "data"
        self.log = self.home / "log"
        self.kept = folder / "postgres.kept"
        self.socket = postgres_files.socket_folder(self.home, self.account)
        self.server: subprocess.Popen[bytes] | None = None  # if this process started it

    @property
    def url(self) -> str:
        """What DATABASE_URL says for this server."""
        return f"postgresql://{ROLE}@/{DATABASE}?host={urllib.parse.quote(str(self.socket), safe='')}"

    def program(self, name: str) -> Path:
        """One of PostgreSQL's own programs, such as `pg_dump`."""
        return postgres_files.programs(self.account) / name

    def state(self) -> State:
        try:
            self.connect().close()
        except psycopg.OperationalError as error:
            message = str(error)
            if "starting up" in message or "shutting down" in message or "in recovery mode" in message:
                return State.BUSY
            return State.DOWN
        return State.UP

    def connect(self) -> psycopg.Connection:
        """A connection as the server's administrator, for what lies outside the application's database."""
        return psycopg.connect(
            host=str(self.socket), dbname="postgres", user="postgres", connect_timeout=5, autocommit=True
        )

    def start(self, *, tied_to_us: bool) -> bool:
        """Have a server that answers; False if one was running already.

        Safe to call from several processes at once. `tied_to_us`: the server stops when this process dies.
        """
        with self._one_at_a_time():
            if self.state() is State.UP:
                return False
            self._prepare()
            started = self._launch(tied_to_us=tied_to_us)
            self._create_database()
            return started

    def stop(self) -> bool:
        """End the server in good order, whoever started it; False if none was running."""
        with self._one_at_a_time():
            self.kept.unlink(missing_ok=True)
            pid = self._recorded_pid()
            if pid is None or not self._is_our_server(pid):
                if self.server is not None:
                    self.server.wait()  # somebody else stopped it
                return False
            os.kill(pid, signal.SIGINT)  # "fast": open transactions are rolled back
            patience = time.monotonic() + STOPPING
            while self._is_our_server(pid):
                if time.monotonic() > patience:
                    os.kill(pid, signal.SIGQUIT)  # "immediate": the log is replayed at the next start
                    patience += STOPPING
                time.sleep(0.02)
            if self.server is not None:
                self.server.wait()
            return True

    @contextlib.contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        path = self.folder / "postgres.lock"
        try:
            lock = path.open("w")
        except PermissionError:
            raise Problem(f"{path} belongs to another user; start as that user, or set SHOUHOU_DATA.") from None
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _prepare(self) -> None:
        postgres_files.own_folder(self.home, self.account)
        postgres_files.own_folder(self.socket, self.account)
        if self.data.exists():
            return
        unfinished = self.home / "data.unfinished"  # what a killed attempt left is thrown away
        self._run("rm", "-rf", unfinished)
        done = self._run(self.program("initdb"), *INITDB, "-D", unfinished)
        if done.returncode:
            raise _complaint("prepare its data", done.stdout, self.home)
        unfinished.rename(self.data)

    def _run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        user, group = self.account or (None, None)
        return subprocess.run(
            [str(part) for part in command],
            env=_environment(),
            cwd="/",
            user=user,
            group=group,
            extra_groups=[] if self.account else None,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )

    def _launch(self, *, tied_to_us: bool) -> bool:
        began = time.monotonic()
        while time.monotonic() < began + RECOVERY:
            pid = self._recorded_pid()
            if pid is not None and self._is_our_server(pid):  # somebody's server is on its way up or down
                if self.state() is State.UP:
                    return False
                time.sleep(0.05)
                continue
            written = self.log.stat().st_size if self.log.exists() else 0
            server = self.server = self._spawn(stale=pid, tied_to_us=tied_to_us)
            while server.poll() is None:
                if self.state() is State.UP:
                    return True
                if time.monotonic() > began + RECOVERY:
                    children.end(server, stop=signal.SIGINT, patience=5)
                time.sleep(0.02)
            said = self._said_since(written)
            if not PASSING.search(said) or time.monotonic() > began + AFTERMATH:
                raise _complaint("start", said, self.home)
            time.sleep(0.2)
        raise Problem(f"The database did not start within {RECOVERY:.0f} s; its log is {self.log}.")

    def _spawn(self, *, stale: int | None, tied_to_us: bool) -> "subprocess.Popen[bytes]":
        if self.server is not None:
            self.server.wait()  # its end is known already; nothing of it may be left behind
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.rename(self.log.with_suffix(".old"))
        settings = SETTINGS | ({} if self.careful else CARELESS) | {"unix_socket_directories": str(self.socket)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        # The home is the server's: whoever broke into it must not make us write elsewhere by a link.
        log = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
        try:
            return children.spawn(
                [self.program("postgres"), "-D", self.data, *options],
                # A dead server's process id may be somebody else's by now. Told that this is the id of its
                # grandparent, PostgreSQL does not take the old pid file for a running server; should one be running
                # all the same, it still notices the shared memory.
                env=_environment({"PG_GRANDPARENT_PID": str(stale)} if stale else None),
                cwd=Path("/"),
                output=log,
                account=self.account,
                on_our_death=signal.SIGINT if tied_to_us else None,
            )
        finally:
            os.close(log)

    def _create_database(self) -> None:
        """The application's own role, which may make (test) databases but is no superuser, and its database."""
        with self.connect() as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(ROLE)))
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                names = {"database": sql.Identifier(DATABASE), "role": sql.Identifier(ROLE)}
                connection.execute(sql.SQL("CREATE DATABASE {database} OWNER {role}").format(**names))

    def _recorded_pid(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return None

    def _is_our_server(self, pid: int) -> bool:
        """Whether that process is a live server on our data; a zombie has no command line any more."""
        try:
            arguments = Path(f"/proc/{pid}/cmdline").read_text(errors="surrogateescape").split("\0")
        except OSError:
            if Path("/proc/self").exists():
                return False
            shown = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True)
            return f"-D {self.data}" in shown.stdout
        return "-D" in arguments and str(self.data) in arguments

    def _said_since(self, position: int) -> str:
        with self.log.open("rb") as log:
            log.seek(position)
            return log.read().decode(errors="replace")


def _environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Without the caller's PGDATA, PGPORT or language: they would move the server or translate its messages."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return clean | {"LC_ALL": "C"} | dict(more or {})


def _complaint(what: str, said: str, place: Path) -> Problem:
    if "No space left on device" in said:
        return Problem(f"The disk that holds {place} is full; make room and start again.")
    lines = [line for line in said.splitlines() if re.search(r"FATAL|PANIC|error:|could not", line)]
    reason = re.sub(r"^.*?(FATAL|PANIC|error): *", "", lines[-1]) if lines else "it gave no reason"
    return Problem(f"The database could not {what}: {reason} (its files are in {place}).")
