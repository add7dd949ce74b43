"""A database of its own for scenarios: a clone of a migrated template, dropped at the end, also on Ctrl-C."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql

from shouhou.config import environment, shipped

PREFIX = "shouhou_template_"
SOURCES = Path(__file__).parents[2]


class NoScratchDatabase(Exception):
    """The server does not let us create a database: one line that says so."""


@contextmanager
def scratch_database() -> Iterator[None]:
    """Work in an empty, migrated database with the shipped roles and regulations, until the end of the block.

    Everything that happens inside is committed for real; afterwards Django is back at its own database. Raises
    NoScratchDatabase where the server of DATABASE_URL does not allow it.
    """
    with bare_database():
        shipped.roles()
        shipped.regulations()
        yield


@contextmanager
def bare_database() -> Iterator[None]:
    """The same with nothing in it but what migrations put there."""
    name = f"shouhou_scenario_{os.getpid()}_{secrets.token_hex(3)}"
    with maintenance() as server:
        template = _template(server)
        carry_out(server, "CREATE DATABASE {name} TEMPLATE {template}", name=name, template=template)
        try:
            with working_in(name):
                yield
        finally:
            carry_out(server, "DROP DATABASE IF EXISTS {name} WITH (FORCE)", name=name)


@contextmanager
def maintenance() -> Iterator[psycopg.Connection]:
    """The server's own database: nobody can create or drop the one that they are in."""
    url = environment.text("DATABASE_URL", "postgresql:///shouhou")
    try:
        with psycopg.connect(url, dbname="postgres", autocommit=True) as server:
            yield server
    except (psycopg.errors.InsufficientPrivilege, psycopg.OperationalError) as error:
        reason = str(error).strip().splitlines()[0]
        raise NoScratchDatabase(f"Scenarios through the application need a scratch database: {reason}") from None


def _template(server: psycopg.Connection) -> str:
    """The migrated template of this version, made on first use; those of other versions are given up."""
    name = PREFIX + _version()
    with server.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [PREFIX])  # two runs make one template
        try:
            cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
            there = {row[0] for row in cursor.fetchall()}
            if name not in there:
                for old in there:
                    carry_out(server, "DROP DATABASE IF EXISTS {old} WITH (FORCE)", old=old)
                _make_template(server, name)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [PREFIX])
    return name


def _make_template(server: psycopg.Connection, name: str) -> None:
    """Under another name until it is complete, so that the name never stands for half a template."""
    unfinished = f"{PREFIX}unfinished"
    carry_out(server, "DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)", unfinished=unfinished)  # one that broke off
    carry_out(server, "CREATE DATABASE {unfinished} TEMPLATE template0 ENCODING 'UTF8'", unfinished=unfinished)
    with working_in(unfinished):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    carry_out(server, "ALTER DATABASE {unfinished} RENAME TO {name}", unfinished=unfinished, name=name)


def _version() -> str:
    """What the template depends on: every migration, ours and those of what we stand on."""
    digest = hashlib.sha256()
    for path in sorted([*SOURCES.glob("*/migrations/*.py"), SOURCES.parent.parent / "requirements.txt"]):
        if path.exists():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def working_in(database: str) -> Iterator[None]:
    """Point Django, and with it the queue, to another database of the same server, until the end of the block."""
    own = connection.settings_dict["NAME"]
    _point_to(database)
    try:
        yield
    finally:
        _point_to(own)


def _point_to(database: str) -> None:
    for known in connections.all(initialized_only=True):
        known.close()
    connection.close_pool()  # type: ignore[attr-defined]  # of PostgreSQL only
    connection.settings_dict["NAME"] = database


def carry_out(server: psycopg.Connection, statement: str, **names: str) -> None:
    """Run a statement whose names stand in braces."""
    server.execute(sql.SQL(statement).format(**{key: sql.Identifier(name) for key, name in names.items()}))
