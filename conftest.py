"""Fixtures of every test: a small organisation with a fixed cast, at a known minute."""

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.utils import translation
from pytest_django import DjangoDbBlocker

from shouhou.kernel import clock
from shouhou.kernel.testing.minutes import MONDAY

pytest.register_assert_rewrite("tests.nothing_changed", "tests.bites")

LONG = [  # files of a minute and more: of several processes none shall be left with one of these alone at the end
    "tests/kill/test_kills.py",
    "tests/browser/test_screens_on_phones.py",
    "tests/browser/test_screens_at_desks.py",
    "tests/api/test_schemathesis.py",
    "tests/architecture/test_every_door.py",
    "tests/journeys/test_block_clears_by_curl.py",
    "tests/journeys/test_out_of_reach.py",
    "src/shouhou/cli/tests/test_run.py",
    "tests/journeys/test_morning_at_the_desk.py",
    "tests/journeys/test_block_clears.py",
    "tests/demo/test_demo.py",
    "tests/scenarios/test_app_backend.py",
]

if TYPE_CHECKING:
    from tests.standing_world import StandingWorld
    from tests.world import World


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long files first."""
    places = {config.rootpath / file: place for place, file in enumerate(LONG)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


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


@pytest.fixture(autouse=True)
def _the_queue_is_left_empty(request: pytest.FixtureRequest) -> Iterator[None]:
    """Jobs that a test has committed go with it: the tables of the queue are not ours, and no flush empties them."""
    marker = request.node.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction")) or "live_server" in request.fixturenames
    if commits:
        request.getfixturevalue("transactional_db")
    yield
    if commits:
        from tests.jobs import forget

        forget()


@pytest.fixture
def monday() -> Iterator[dt.datetime]:
    """Monday 2 March 2026, 09:00 in Shanghai; the clock stands still there."""
    with clock.frozen(MONDAY):
        yield MONDAY


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database of this process: a clone of the migrated one that all processes share."""
    from shouhou.config.scenarios.scratch import bare_database

    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(bare_database())
        yield
        with django_db_blocker.unblock():
            stack.close()


@pytest.fixture(scope="session")
def standing_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker, _light_settings: None) -> "StandingWorld":
    """The rows of the cast."""
    from tests.standing_world import StandingWorld

    with django_db_blocker.unblock():
        return StandingWorld()


@pytest.fixture
def world(standing_world: "StandingWorld", db: None, monday: dt.datetime) -> "World":
    """The cast at work in a branch that follows the furnace maker's regulation."""
    return standing_world.put_down()
