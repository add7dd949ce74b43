"""Fixtures of every test: a small organisation with a fixed cast, at a known minute."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.utils import translation

from shouhou.kernel import clock
from shouhou.kernel.testing.minutes import MONDAY

pytest.register_assert_rewrite("tests.nothing_changed", "tests.bites")

if TYPE_CHECKING:
    from tests.world import World


@pytest.fixture(autouse=True, scope="session")
def _light_settings() -> None:
    """Passwords of tests need not withstand anybody; where `make run` gathers static files may be empty."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True, scope="session")
def _own_store(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Files that tests add lie in a folder of this run."""
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def _the_organisation_speaks() -> Iterator[None]:
    """Each test begins in the organisation's language, whatever a request of the test before it asked for."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def monday() -> Iterator[dt.datetime]:
    """Monday 2 March 2026, 09:00 in Shanghai; the clock stands still there."""
    with clock.frozen(MONDAY):
        yield MONDAY


@pytest.fixture
def world(db: None, monday: dt.datetime) -> "World":
    """The cast at work in a branch that follows the furnace maker's regulation."""
    from tests.world import make_world

    return make_world(monday)
