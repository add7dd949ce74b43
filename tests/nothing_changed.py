"""What a refusal and a broken transaction leave behind: nothing. Every row of every table is compared."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

WRITES = ("INSERT", "UPDATE", "DELETE", "TRUNCATE")


class Broken(Exception):
    """The write that a test has made fail."""


def rows() -> dict[str, tuple[int, int]]:
    """How many rows each table has, and a sum over what stands in them."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) FROM {table} t")
            found[table] = cursor.fetchone()
    return found


@contextmanager
def nothing_changed() -> Iterator[None]:
    """Fails where any row of any table differs afterwards."""
    before = rows()
    yield
    after = rows()
    assert {t: after[t] for t in after if after[t] != before.get(t)} == {}


@contextmanager
def breaking(number: int) -> Iterator[None]:
    """Makes the nth write of this connection fail, jobs included."""
    count = itertools.count(1)

    def wrapper(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        text = str(sql).lstrip().upper()
        if (text.startswith(WRITES) or "PROCRASTINATE_DEFER" in text) and next(count) == number:
            raise Broken(text[:200])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        yield


def all_or_nothing(act: Callable[[], Any]) -> int:
    """Run an act again and again, breaking its first write, its second, and so on: each time nothing is left behind.

    Returns how many writes it has; the last run goes through.
    """
    for number in itertools.count(1):
        before = rows()
        try:
            with breaking(number):
                act()
        except Broken:
            assert rows() == before, f"write {number} left something behind"
            continue
        assert rows() != before, "the act wrote nothing"
        return number - 1
    raise AssertionError
