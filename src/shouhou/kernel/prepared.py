"""Queries that are built once in a process and asked many times.

Building a query set and turning it into SQL takes Django three times as long as asking the database for a few rows.
"""

import inspect
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Lookup, QuerySet, Value

Arguments = ParamSpec("Arguments")
Row = TypeVar("Row")


class _Slot(Value):
    """Stands for an argument while the query is built; its value goes to the database as it is."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


@Field.register_lookup
class AnyOf(Lookup):
    """`pk__any_of=[1, 2]`: as `in`, but the statement is the same for lists of any length."""

    lookup_name, prepare_rhs = "any_of", False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        left, params = self.process_lhs(compiler, connection)
        right, more = self.process_rhs(compiler, connection)
        return f"{left} = ANY({right})", [*params, *more]


@dataclass(frozen=True)
class _Made:
    rows: Any
    compiler: Any
    sql: str
    params: tuple[Any, ...]


class prepared(Generic[Arguments, Row]):  # a decorator
    """`@prepared` on a function that makes a query set of its arguments: calling it gives the rows.

    The function is called once. Its arguments may stand only where a lookup compares with them, and not in what Django
    writes down differently from value to value: no None, no pattern, and `any_of` in place of `in`. Not for locks: that
    they stand in a transaction is asked only while the statement is written.
    """

    def __init__(self, build: Callable[Arguments, "QuerySet[Any, Row]"], names: Sequence[str] = ()) -> None:
        update_wrapper(self, build)
        self._build, self._names = build, names or tuple(inspect.signature(build).parameters)

    def __call__(self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> list[Row]:
        if self._made is None:
            return []
        values = dict(zip(self._names, args, strict=False)) | kwargs
        params = tuple(values[p.value] if isinstance(p, _Slot) else p for p in self._made.params)
        compiler = copy(self._made.compiler)  # as it was when it had written the statement
        compiler.connection = connections[DEFAULT_DB_ALIAS]  # this thread's
        compiler.as_sql = lambda *_args, **_more: (self._made.sql, params)
        rows = self._made.rows._chain()
        rows.query.get_compiler = lambda *_args, **_more: compiler
        return list(rows)

    @cached_property
    def _made(self) -> Any:
        """Query set, compiler and statement; None where nothing can ever be found."""
        build: Callable[..., Any] = self._build
        rows = build(*map(_Slot, self._names))
        compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            return None
        return _Made(rows, compiler, sql, params)
