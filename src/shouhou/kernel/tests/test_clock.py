"""The only reader of the time."""

import datetime as dt

import pytest

from shouhou.kernel import clock
from shouhou.kernel.testing.minutes import MONDAY, local


def test_it_stands_still_where_it_is_frozen() -> None:
    with clock.frozen(MONDAY):
        assert clock.now() == MONDAY
        with clock.frozen(local("2026-03-03 09:00")):
            assert clock.now() == local("2026-03-03 09:00")
        assert clock.now() == MONDAY


def test_it_refuses_to_stand_still_at_no_place_on_earth() -> None:
    with pytest.raises(ValueError, match="aware"), clock.frozen(dt.datetime(2026, 3, 2, 9)):  # noqa: DTZ001
        pass


def test_it_runs_on_where_it_is_shifted() -> None:
    with clock.shifted(dt.timedelta(days=-10)):
        assert dt.timedelta(days=9) < dt.datetime.now(dt.UTC) - clock.now() < dt.timedelta(days=11)


def test_it_cuts_to_the_minute() -> None:
    assert clock.minute(MONDAY + dt.timedelta(seconds=59)) == MONDAY
