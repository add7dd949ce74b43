"""Very many rows at once: tables without their indexes while they are filled, and rows as the text that COPY reads."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, models

MEMORY, WORKERS = "1GB", 2  # for building indexes anew


class Raw(str):
    """Text for a column as COPY reads it: it is not escaped again."""

    __slots__ = ()


@contextmanager
def without_indexes(tables: Iterable[str]) -> Iterator[None]:
    """Lay these tables' indexes, unique and foreign keys aside, in the caller's transaction; build them anew at the end.

    What there is, the database's own catalogue tells. Primary keys and checks stay, and so do triggers. Nobody else
    reads the tables meanwhile; whatever breaks the transaction off, a killed process too, brings everything back.
    """
    names = sorted(set(tables))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        quoted = [connection.ops.quote_name(name) for name in names]
        cursor.execute(f"LOCK TABLE {', '.join(quoted)} IN ACCESS EXCLUSIVE MODE")
        cursor.execute(_ASIDE, {"tables": names})
        aside = cursor.fetchall()
        for drop, _build in reversed(aside):  # foreign keys first
            cursor.execute(drop)
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT set_config('maintenance_work_mem', %s, true)", [MEMORY])
        cursor.execute("SELECT set_config('max_parallel_maintenance_workers', %s, true)", [str(WORKERS)])
        for _drop, build in aside:
            cursor.execute(build)


# Each with the statements that drop it and that build it: plain indexes, then unique keys, then foreign keys.
_ASIDE = """
    WITH wanted AS (SELECT to_regclass(quote_ident(name)) AS rel FROM unnest(%(tables)s::text[]) AS name),
    plain AS (
        SELECT 1 AS place, i.indexrelid::regclass::text AS name, format('DROP INDEX %%s', i.indexrelid::regclass) AS drop,
            pg_get_indexdef(i.indexrelid) AS build
        FROM pg_index i JOIN wanted ON i.indrelid = wanted.rel
        WHERE NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
    ),
    keys AS (
        SELECT CASE c.contype WHEN 'f' THEN 3 ELSE 2 END AS place, c.conname::text AS name,
            format('ALTER TABLE %%s DROP CONSTRAINT %%I', c.conrelid::regclass, c.conname) AS drop,
            format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
                AS build
        FROM pg_constraint c JOIN wanted ON c.conrelid = wanted.rel
        WHERE c.contype = 'f' OR c.contype = 'u'
            AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.conindid = c.conindid)
    )
    SELECT drop, build FROM (TABLE plain UNION ALL TABLE keys) AS aside ORDER BY place, name
"""


def copy_text(table: str, columns: Iterable[str], text: bytes) -> None:
    """Write rows that are COPY's text already, in the caller's transaction."""
    listed = ", ".join(connection.ops.quote_name(column) for column in columns)
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(f"COPY {connection.ops.quote_name(table)} ({listed}) FROM STDIN") as writer,
    ):
        writer.write(text)


def line(row: models.Model, fields: Iterable["models.Field[Any, Any]"]) -> str:
    """A row as COPY reads it."""
    return "\t".join(_column(getattr(row, field.attname), field) for field in fields) + "\n"


_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _column(value: Any, field: "models.Field[Any, Any]") -> str:
    if isinstance(value, Raw):
        return value
    if value is None:
        return "\\N"
    if isinstance(field, models.JSONField):
        return json.dumps(value, ensure_ascii=False).translate(_ESCAPED)
    match value:
        case bool():
            return "t" if value else "f"
        case dt.datetime() | dt.date():
            return value.isoformat()
        case bytes() | memoryview():
            return "\\\\x" + bytes(value).hex()
        case list():
            if not all(isinstance(one, int) for one in value):
                raise TypeError(f"{field.name}: only lists of numbers are written so")
            return "{" + ",".join(map(str, value)) + "}"
    return str(value).translate(_ESCAPED)
