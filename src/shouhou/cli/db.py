"""`shouhou db`: the embedded server by hand, backup and restore."""

import argparse
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from shouhou.cli import backup_files, children
from shouhou.cli.problem import Problem

if TYPE_CHECKING:
    from shouhou.cli.postgres import Cluster


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("db", help="start, stop, back up or restore the database")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    verbs.add_parser("start", help="start the embedded server; it stays until `db stop`").set_defaults(run=start)
    verbs.add_parser("stop", help="stop the embedded server").set_defaults(run=stop)
    verbs.add_parser("url", help="print DATABASE_URL for other programs").set_defaults(run=url)

    verb = verbs.add_parser("backup", help="write the whole database and the uploaded files to a file")
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.set_defaults(run=backup)

    verb = verbs.add_parser("restore", help="bring back the database from a file of `db backup`")
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("--replace", action="store_true", help="give up what the database holds now")
    verb.set_defaults(run=restore)

    verb = verbs.add_parser("with", help="run a program with DATABASE_URL set and the server up")
    verb.add_argument("--throwaway", action="store_true", help="a new, fast server that is deleted afterwards")
    verb.add_argument("arguments", nargs=argparse.REMAINDER, metavar="PROGRAM ...")
    verb.set_defaults(run=with_database)


def start(options: argparse.Namespace) -> int:
    cluster = _embedded()
    cluster.start(tied_to_us=False)
    cluster.kept.touch()
    print(cluster.url)
    return 0


def stop(options: argparse.Namespace) -> int:
    print("stopped" if _embedded().stop() else "was not running")
    return 0


def url(options: argparse.Namespace) -> int:
    print(os.environ.get("DATABASE_URL") or _embedded().url)
    return 0


def with_database(options: argparse.Namespace) -> int:
    """Run a program beside a database; for tests a throwaway one, which no other run can disturb."""
    from shouhou.cli import environment
    from shouhou.cli.postgres import ROLE, Cluster

    arguments = options.arguments[1:] if options.arguments[:1] == ["--"] else options.arguments
    if not options.throwaway:
        with environment.database():
            return _carry_out(arguments)
    folder = Path(tempfile.mkdtemp(prefix="shouhou-"))
    folder.chmod(0o711)  # ours; the server's account must get through
    cluster = Cluster(folder, careful=False)
    try:
        cluster.start(tied_to_us=True)
        with (
            cluster.connect() as server
        ):  # for tests: one goes behind the triggers' back, one makes a role that may less
            server.execute(f"GRANT SET ON PARAMETER session_replication_role TO {ROLE}")
            server.execute(f"ALTER ROLE {ROLE} CREATEROLE")
        os.environ["DATABASE_URL"] = cluster.url
        return _carry_out(arguments)
    finally:
        cluster.stop()
        shutil.rmtree(folder)


def _carry_out(arguments: list[str]) -> int:
    process = children.spawn(arguments, on_our_death=signal.SIGTERM)
    try:
        return process.wait()
    finally:
        children.end(process, stop=signal.SIGINT, patience=30)


def backup(options: argparse.Namespace) -> int:
    """Written beside the file first, so that the name never stands for half a backup; its checksum goes with it."""
    from shouhou.cli import environment

    unfinished = options.file.with_name(options.file.name + ".unfinished")
    dump = options.file.with_name(options.file.name + ".database.unfinished")
    pg_dump, media = _program("pg_dump"), environment.settle() / "media"
    try:
        with environment.database():
            _carry_out_well(pg_dump, "--format=custom", "--no-owner", "--file", dump, os.environ["DATABASE_URL"])
        count = backup_files.pack(unfinished, dump, media)
    finally:
        dump.unlink(missing_ok=True)
    digest = _digest(unfinished)
    unfinished.rename(options.file)
    _checksum_file(options.file).write_text(f"{digest}  {options.file.name}\n")
    print(f"{options.file}: {options.file.stat().st_size} bytes, {count} uploaded files, sha256 {digest}")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Into a new database that takes the place of the present one only when it is complete. The uploaded files come back
    beside those that are there."""
    from shouhou.cli import environment

    if not options.file.is_file():
        raise Problem(f"{options.file} is not there.")
    checksum = _checksum_file(options.file)
    if checksum.is_file() and checksum.read_text().split()[:1] != [_digest(options.file)]:
        raise Problem(f"{options.file} is damaged: its checksum is not the one in {checksum.name}.")
    dump = options.file.with_name(options.file.name + ".database.unfinished")
    try:
        _restore_database(options, dump, environment.settle() / "media")
    finally:
        dump.unlink(missing_ok=True)
    print(f"restored from {options.file}")
    return 0


def _restore_database(options: argparse.Namespace, dump: Path, media: Path) -> None:
    import psycopg
    from psycopg import sql

    from shouhou.cli import environment

    pg_restore = _program("pg_restore")
    with environment.database():
        present = os.environ["DATABASE_URL"]
        with psycopg.connect(present) as connection:
            name = connection.info.dbname
            query = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
            tables = (connection.execute(query).fetchone() or (0,))[0]
        if tables and not options.replace:
            raise Problem(f"The database {name} holds {tables} tables; --replace gives them up for the backup.")
        backup_files.unpack(options.file, dump, media)
        restoring = f"{name}_restoring"
        identifiers = {"present": sql.Identifier(name), "restoring": sql.Identifier(restoring)}
        with psycopg.connect(present, dbname="postgres", autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {restoring}").format(**identifiers))
            connection.execute(sql.SQL("CREATE DATABASE {restoring} TEMPLATE template0").format(**identifiers))
            target = psycopg.conninfo.make_conninfo(present, dbname=restoring)
            _carry_out_well(pg_restore, "--exit-on-error", "--no-owner", "--jobs=2", "--dbname", target, dump)
            connection.execute(sql.SQL("DROP DATABASE {present} WITH (FORCE)").format(**identifiers))
            connection.execute(sql.SQL("ALTER DATABASE {restoring} RENAME TO {present}").format(**identifiers))


def _program(name: str) -> Path:
    """One of PostgreSQL's programs: ours knows our server; for a server of yours the machine's own, which may know TLS.

    Programs of an older release than the server's refuse it, so then it is ours after all.
    """
    from shouhou.cli import environment, postgres_files

    folder = environment.settle()
    if environment.embedded(folder) is None:
        own = shutil.which(name)
        if own and _release_of(Path(own)) >= _release_of_server(os.environ["DATABASE_URL"]):
            return Path(own)
    return postgres_files.programs(postgres_files.server_account()) / name


def _release_of(program: Path) -> int:
    """`pg_dump (PostgreSQL) 18.1 (Debian ...)`: 18."""
    told = subprocess.run([program, "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout
    found = re.search(r"\) (\d+)", told)
    return int(found[1]) if found else 0


def _release_of_server(url: str) -> int:
    import psycopg

    with psycopg.connect(url) as connection:
        return connection.info.server_version // 10_000


def _carry_out_well(program: Path, *arguments: str | Path) -> None:
    done = subprocess.run([program, *arguments], stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr, end="")
        raise Problem(f"{program.name} did not finish; its reason is above.")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _checksum_file(path: Path) -> Path:
    return path.with_name(path.name + ".sha256")


def _embedded() -> "Cluster":
    from shouhou.cli import environment

    cluster = environment.embedded(environment.settle())
    if cluster is None:
        raise Problem("DATABASE_URL names a server of yours; this command is for the embedded one.")
    return cluster
