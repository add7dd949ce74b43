"""Doors try again: when two transactions stood in each other's way, the database ends one of them, and it is to begin anew."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection
from psycopg import errors

Result = TypeVar("Result")

TIMES = 3
PAUSE = 0.02  # seconds before the first new beginning; then twice, four times as long
_COLLISIONS = (errors.SerializationFailure, errors.DeadlockDetected)


def retrying(act: Callable[[], Result]) -> Result:
    """Run a whole transaction, up to three times more where it met a deadlock or a serialisation failure.

    Inside a transaction it runs once: only the outermost can begin anew.
    """
    if connection.in_atomic_block:
        return act()
    for attempt in range(TIMES):
        try:
            return act()
        except OperationalError as error:
            if not isinstance(error.__cause__, _COLLISIONS):
                raise
        time.sleep(PAUSE * 2**attempt * (1 + random.random()))  # noqa: S311  # two that collided part again
    return act()
