"""Scenarios have databases of their own; pytest's stays untouched."""

from collections.abc import Iterator

import pytest

from shouhou.config.scenarios.scratch import scratch_database


@pytest.fixture
def committed(django_db_blocker) -> Iterator[None]:
    """The database may be used, for real: nothing is rolled back at the end."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def scratch(django_db_blocker) -> Iterator[None]:
    """One scratch database for all scenarios of a file: each has an organisation of its own in it."""
    with django_db_blocker.unblock(), scratch_database():
        yield
