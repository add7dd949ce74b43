"""Fixtures of every test: a small organisation with a fixed cast, at a known minute."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from pytest_django import Settings

from shouhou.kernel import clock
from shouhou.kernel.testing.minutes import MONDAY

if TYPE_CHECKING:
    from tests.world import World


@pytest.fixture
def monday() -> Iterator[dt.datetime]:
    """Monday 2 March 2026, 09:00 in Shanghai; the clock stands still there."""
    with clock.frozen(MONDAY):
        yield MONDAY


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    """Passwords of tests need not withstand anybody, and there is a cast of them in each test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def world(db: None, monday: dt.datetime, settings: Settings) -> "World":
    """The cast at work in a branch that follows the furnace maker's regulation."""
    from tests.world import make_world

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # eight people in a blink
    return make_world(monday)
