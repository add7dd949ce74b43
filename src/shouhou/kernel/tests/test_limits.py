"""Counting tries."""

import pytest
from django.db import connection

from shouhou.kernel import limits
from shouhou.kernel.errors import TooMany


@pytest.mark.django_db
def test_it_counts_to_the_limit_without_writing_a_log() -> None:
    for _ in range(2):
        limits.count("a door", 2)
    with pytest.raises(TooMany):
        limits.count("a door", 2)
    limits.count("another door", 2)
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'kernel_limit'")
        assert cursor.fetchone() == ("u",)
