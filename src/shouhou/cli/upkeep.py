"""Whether a database has been made ready by this very code, asked without Django, which takes a second to come."""

import os
from dataclasses import dataclass

import psycopg

from shouhou.kernel import sources


@dataclass(frozen=True)
class Upkeep:
    """That it has; `notes` is what the start-up steps said, None where they have to be asked each time."""

    notes: list[str] | None


def fingerprint() -> str:
    """Of this code, and of what else decides what the start-up steps do."""
    return sources.fingerprint(os.environ.get("SHOUHOU_DEMO", ""))


def done(url: str) -> Upkeep | None:
    """What `shouhou migrate` has left in this database; None where this code has not been there yet."""
    with psycopg.connect(url, connect_timeout=5) as connection:
        try:
            query = "SELECT notes FROM kernel_upkeep WHERE fingerprint = %s"
            row = connection.execute(query, [fingerprint()]).fetchone()
        except psycopg.errors.UndefinedTable:
            return None
    return Upkeep(row[0]) if row else None
