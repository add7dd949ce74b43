"""Secrets at rest: unreadable without the key, and said to be so when the key has changed."""

import pytest
from pytest_django import Settings

from shouhou.kernel.sealing import Unsealable, seal, unseal


def test_it_gives_back_what_it_sealed_and_shows_nothing_of_it() -> None:
    sealed = seal({"password": "mail secret 密码"})
    assert "secret" not in sealed
    assert unseal(sealed) == {"password": "mail secret 密码"}


def test_it_knows_that_nothing_was_sealed() -> None:
    assert unseal("") == {}


def test_it_says_so_when_the_key_has_changed(settings: Settings) -> None:
    sealed = seal({"password": "x"})
    settings.SECRET_KEY = "another"
    with pytest.raises(Unsealable):
        unseal(sealed)
