"""The demo has a database of its own, made once for all tests of this folder."""

from collections.abc import Iterator

import pytest

from shouhou.config.demo import first_start
from shouhou.config.scenarios.scratch import scratch_database


@pytest.fixture(scope="package")
def demo(django_db_blocker) -> Iterator[list[str]]:
    """The demo as it is after the first start; what `shouhou run` prints."""
    with django_db_blocker.unblock(), scratch_database():
        yield first_start.demo()
