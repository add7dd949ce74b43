"""The cast of `tests.world` for a thousand tests: made once by the services, then put down row by row in a few milliseconds.

Only how the rows come about is saved: they are the ones that the services wrote, in the tables where a test looks for them.
"""

import copy

from django.db import connection, transaction

from shouhou.kernel import clock
from shouhou.kernel.testing.minutes import MONDAY
from tests.world import World, make_world

KEPT = "standing_world"  # the schema that holds the rows
WRITTEN_AT = "pgh_created_at"  # when a row of history was written: in the test's own transaction


class StandingWorld:
    """The rows of a world at MONDAY, kept beside the tables of one database."""

    def __init__(self) -> None:
        copies: dict[tuple[str, str], bytes] = {}
        with clock.frozen(MONDAY), transaction.atomic(), connection.cursor() as cursor:
            tables = {table: columns for table, columns in _tables().items() if not _holds_rows(table)}
            self._world = make_world(MONDAY)
            for table, columns in tables.items():
                if _holds_rows(table):
                    with cursor.copy(f"COPY {table} ({columns}) TO STDOUT") as out:
                        copies[table, columns] = b"".join(bytes(piece) for piece in out)
            transaction.set_rollback(True)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA {KEPT}")
            for (table, columns), content in copies.items():
                cursor.execute(f"CREATE UNLOGGED TABLE {KEPT}.{table} AS SELECT {columns} FROM public.{table} LIMIT 0")
                with cursor.copy(f"COPY {KEPT}.{table} FROM STDIN") as into:
                    into.write(content)
        putting = "; ".join(
            f"INSERT INTO public.{table} ({columns}) SELECT {columns.replace(WRITTEN_AT, 'now()')} FROM {KEPT}.{table}"
            for table, columns in copies
        )
        # Triggers and references have been kept when the rows were made; their histories are among them.
        self._put = (
            f"SET LOCAL session_replication_role = replica; {putting}; SET LOCAL session_replication_role = origin"
        )

    def put_down(self) -> World:
        """Its rows in the tables, which must hold none of them."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(self._put)
        return copy.deepcopy(self._world)


def _tables() -> dict[str, str]:
    """Each table and its columns, but for those that PostgreSQL computes."""
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT quote_ident(table_name), string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
            FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
            WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER' GROUP BY 1 ORDER BY 1
        """)
        return dict(cursor.fetchall())


def _holds_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS (SELECT FROM {table})")
        return bool(cursor.fetchone()[0])
