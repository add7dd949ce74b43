"""Rows of several tables, written together: one statement for each table, all in one round trip to the database.

For acts that write much at once and know the keys of their rows beforehand. Rows are plain instances of models; what
`save` would check is checked by the database's constraints alone.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models
from psycopg.types.json import Jsonb

MANY = 200  # rows
Row = TypeVar("Row")


def keys(count: int, *sequences: str) -> list[tuple[int, ...]]:
    """The next values of these sequences, `count` times, in one statement."""
    columns = ", ".join(["nextval(%s)"] * len(sequences))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM generate_series(1, %s)", [*sequences, count])  # noqa: S608  # only marks
        return list(cursor.fetchall())


def sequence(model: type[models.Model]) -> str:
    """The sequence that gives a model's rows their keys."""
    return f"{model._meta.db_table}_{model._meta.pk.column}_seq"


def write(rows: Iterable[models.Model]) -> None:
    """Write rows in the cheaper of two ways: few in one round trip, many by COPY."""
    listed = list(rows)
    (copy if len(listed) > MANY else insert)(listed)


def insert(rows: Iterable[models.Model]) -> None:
    """Write rows, those of one model together, in the order in which the models come first."""
    statements, texts = [], []
    for (model, keyed), group in _by_table(rows):
        table, columns, values = _shape(model, keyed)
        texts.append(json.dumps([dict(zip(columns, values(row), strict=True)) for row in group], default=_plain))
        listed = ", ".join(f'"{column}"' for column in columns)
        statements.append(
            f'INSERT INTO "{table}" ({listed}) SELECT {listed} FROM json_populate_recordset(NULL::"{table}", %s::json)'  # noqa: S608
        )
    if statements:
        with connection.cursor() as cursor:
            cursor.execute("; ".join(statements), texts)


def update(rows: Iterable[models.Model], columns: Sequence[str]) -> None:
    """Give rows of one model that are there these columns, in one statement."""
    listed = list(rows)
    if not listed:
        return
    table, key = listed[0]._meta.db_table, str(listed[0]._meta.pk.column)
    text = json.dumps([{c: getattr(row, c) for c in (key, *columns)} for row in listed], default=_plain)
    given = ", ".join(f'"{column}" = v."{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{table}" AS t SET {given} FROM json_populate_recordset(NULL::"{table}", %s::json) AS v '  # noqa: S608
            f'WHERE t."{key}" = v."{key}"',
            [text],
        )


def parts(rows: Sequence[Row], most: int) -> Iterator[Sequence[Row]]:
    """Rows in parts of at most so many."""
    return (rows[first : first + most] for first in range(0, len(rows), most))


def held(error: models.ProtectedError, model: type[models.Model]) -> set[int]:
    """The keys of a model's rows that could not be deleted, for something stands with them."""
    return {
        getattr(one, field.attname)
        for one in error.protected_objects
        for field in one._meta.concrete_fields
        if field.related_model is model
    } - {None}


def copy(rows: Iterable[models.Model]) -> None:
    """The same by COPY: a round trip for each table, but half the work for each row."""
    for (model, keyed), group in _by_table(rows):
        table, columns, values = _shape(model, keyed)
        json_columns = {f.column for f in model._meta.concrete_fields if isinstance(f, models.JSONField)}
        places = [n for n, column in enumerate(columns) if column in json_columns]
        listed = ", ".join(f'"{column}"' for column in columns)
        with (
            connection.wrap_database_errors,
            connection.cursor() as cursor,
            cursor.copy(f'COPY "{table}" ({listed}) FROM STDIN') as writer,
        ):
            for row in group:
                copied = list(values(row))
                for n in places:
                    copied[n] = None if copied[n] is None else Jsonb(copied[n])
                writer.write_row(copied)


def _by_table(rows: Iterable[models.Model]) -> Iterator[tuple[tuple[type[models.Model], bool], list[models.Model]]]:
    """Rows by model, and by whether they bring their key along or the table gives it."""
    groups: dict[tuple[type[models.Model], bool], list[models.Model]] = {}
    for row in rows:
        groups.setdefault((type(row), row.pk is not None), []).append(row)
    return iter(groups.items())


@cache
def _shape(
    model: type[models.Model], keyed: bool
) -> tuple[str, tuple[str, ...], Callable[[models.Model], Sequence[Any]]]:
    """A table, its columns that are written, and what gives a row's values for them."""
    written = [f for f in model._meta.concrete_fields if not f.generated and (keyed or not f.primary_key)]
    return model._meta.db_table, tuple(str(f.column) for f in written), attrgetter(*(f.attname for f in written))


def _plain(value: Any) -> str:
    """How a value that JSON does not know is written for its column."""
    match value:
        case dt.datetime() | dt.date():
            return value.isoformat()
        case bytes() | memoryview():
            return "\\x" + bytes(value).hex()
        case Decimal() | UUID():
            return str(value)
    raise TypeError(f"{type(value).__name__} is not written to any column")
