"""Callers of the API."""

import pytest

from tests.api.caller import Caller
from tests.world import World


@pytest.fixture
def lin(world: World) -> Caller:
    """The manager's program."""
    return Caller(world, "lin")


@pytest.fixture
def mei(world: World) -> Caller:
    """The desk's program."""
    return Caller(world, "mei")


@pytest.fixture
def gu(world: World) -> Caller:
    """A manager of another branch."""
    return Caller(world, "gu")


@pytest.fixture
def number(world: World) -> str:
    """A case that the desk has registered."""
    return world.registered().number
