"""Revoking a key."""

import datetime as dt

import pytest
from django.test import Client
from tests.world import World

from shouhou.kernel.errors import NotFound
from shouhou.people.models import Token, User
from shouhou.people.services.make_token import make_token
from shouhou.people.services.revoke_token import revoke_token


@pytest.fixture
def token(world: World) -> Token:
    """A key of the desk's."""
    make_token(world.people["mei"], "till", may_write=False, days=30, at=world.now)
    return Token.objects.get()


def test_it_ends_the_key_at_that_instant_and_only_once(world: World, token: Token) -> None:
    for minutes in (1, 2):
        later = world.now + dt.timedelta(minutes=minutes)
        revoke_token(token_id=token.pk, user_id=world.people["mei"], at=later)
    token.refresh_from_db()
    assert token.revoked_at == world.now + dt.timedelta(minutes=1)


def test_it_does_not_know_another_persons_key(world: World, token: Token) -> None:
    with pytest.raises(NotFound):
        revoke_token(token_id=token.pk, user_id=world.people["ann"], at=world.now)
    token.refresh_from_db()
    assert token.revoked_at is None


def test_the_screen_revokes_by_a_button(world: World, token: Token, client: Client) -> None:
    client.force_login(User.objects.get(pk=world.people["gu"]))
    assert client.post(f"/account/tokens/{token.pk}/revoke").status_code == 404
    client.force_login(User.objects.get(pk=world.people["mei"]))
    assert client.get(f"/account/tokens/{token.pk}/revoke").status_code == 405
    assert client.post(f"/account/tokens/{token.pk}/revoke").status_code == 302
    token.refresh_from_db()
    assert token.revoked_at is not None
