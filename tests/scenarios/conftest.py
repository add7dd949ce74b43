"""Scenarios have databases of their own; pytest's stays untouched."""

from collections.abc import Iterator

import pytest


@pytest.fixture
def committed(django_db_blocker) -> Iterator[None]:
    """The database may be used, for real: nothing is rolled back at the end."""
    with django_db_blocker.unblock():
        yield
