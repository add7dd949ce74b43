"""A database of its own for every run, cloned from one that was filled once for this version."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.core.management import call_command

from bench import floor
from bench.fill import fill
from bench.people import World, world_of_the_bench
from shouhou.cli import progress
from shouhou.config.demo.scale.grow import grow, settle
from shouhou.config.environment import checkout
from shouhou.config.scenarios.scratch import carry_out, maintenance, working_in
from shouhou.kernel import clock
from shouhou.kernel.public import installation
from shouhou.kernel.testing.minutes import MONDAY

PREFIX = "shouhou_bench_"


@contextmanager
def filled_database() -> Iterator[str]:
    """Work in a clone of the filled database, until the end of the block; gives the DATABASE_URL of the clone."""
    with maintenance() as server:
        template = _template(server)
        name = f"shouhou_figures_{os.getpid()}_{secrets.token_hex(3)}"
        carry_out(server, "CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY", name=name, template=template)
        try:
            with working_in(name):
                url = urlsplit(os.environ["DATABASE_URL"])
                yield f"{url.scheme}://{url.netloc}/{name}?{url.query}"
        finally:
            carry_out(server, "DROP DATABASE IF EXISTS {name} WITH (FORCE)", name=name)


@contextmanager
def measured_database(cases: int | None) -> Iterator[World]:
    """The database for a bench, with the clock standing still: a clone of the filled one, or, where so many cases are
    wanted, the demo at hand, grown to them. There the floor's tables are taken away at the end; new cases stay."""
    if cases is None:
        with filled_database(), clock.frozen(MONDAY):
            yield world_of_the_bench()
        return
    with progress.step(f"{cases:,} cases"):
        if grow(cases_in_all=cases, tell=lambda done: None):
            settle()
    now = clock.minute(clock.now() + installation(fresh=True).clock_offset)
    try:
        with progress.step("floor"):
            floor.fill()
        with clock.frozen(now):
            yield world_of_the_bench(desk="sunli", now=now)
    finally:
        floor.take_away()


def _template(server: psycopg.Connection) -> str:
    """The filled database of this version: made on first use, in place of those of other versions."""
    name, unfinished = PREFIX + _version(), f"{PREFIX}unfinished"
    rows = server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
    there = {row[0] for row in rows}
    if name not in there:
        for old in there:
            carry_out(server, "DROP DATABASE {old} WITH (FORCE)", old=old)
        carry_out(server, "CREATE DATABASE {unfinished} TEMPLATE template0 ENCODING 'UTF8'", unfinished=unfinished)
        with working_in(unfinished), progress.step("20,000 cases"):
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
            fill()
            floor.fill()
        carry_out(server, "ALTER DATABASE {unfinished} RENAME TO {name}", unfinished=unfinished, name=name)
    return name


def _version() -> str:
    """What the filled database depends on: its builders here, the migrations, the rules."""
    root = checkout()
    package = root / "src/shouhou"
    sources = [
        *(root / "bench").glob("*.py"), *package.glob("*/migrations/*.py"), *package.glob("timeline/**/*.py"),
        *package.glob("policy/engine/*.py"), *package.glob("policy/regulations/furnace_maker/*.yaml"),
        root / "tests/world.py",
    ]  # fmt: skip
    digest = hashlib.sha256()
    for path in sorted(p for p in sources if not _measures(p)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _measures(path: Path) -> bool:
    """Whether a file of ours only measures: the data do not depend on it."""
    return path.parent.name == "bench" and path.name not in ("fill.py", "plots.py", "floor.py")
