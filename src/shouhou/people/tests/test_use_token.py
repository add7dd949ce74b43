"""Showing a key."""

import datetime as dt

import pytest
from django.test import Client
from tests.world import World

from shouhou.people.models import Token, User
from shouhou.people.permissions import AREAS, PERMISSIONS
from shouhou.people.services.make_token import make_token
from shouhou.people.services.use_token import Shown, use_token


@pytest.fixture
def key(world: World) -> str:
    """A reading key of the desk's, for one day."""
    return make_token(world.people["mei"], "till", may_write=False, days=1, at=world.now)


def test_it_finds_the_person_and_what_the_key_may(world: World, key: str) -> None:
    assert use_token(key=key, at=world.now) == Shown(world.people["mei"], False, tuple(AREAS))


def test_it_goes_no_further_than_its_areas(world: World, client: Client) -> None:
    key = make_token(world.people["mei"], "till", may_write=True, days=1, at=world.now, areas=["customers"])
    headers = {"Authorization": f"Bearer {key}"}
    assert client.get("/api/v1/customers", headers=headers).status_code == 200
    assert client.get("/api/v1/cases", headers=headers).status_code == 403
    seen = client.get(f"/api/v1/customers/{world.customer_id}", headers=headers).json()
    assert "138****8000" in str(seen)
    mine = client.get("/api/v1/me", headers=headers).json()
    assert {p for h in mine["holdings"] for p in h["permissions"]} == {"customer.see", "customer.edit"}


def test_it_notes_the_use_once_a_minute(world: World, key: str) -> None:
    noted = []
    for seconds in (0, 59, 60):
        use_token(key=key, at=world.now + dt.timedelta(seconds=seconds))
        noted.append(Token.objects.get().last_used_at - world.now)
    assert [int(after.total_seconds()) for after in noted] == [0, 0, 60]


def test_it_knows_no_wrong_expired_or_revoked_key_and_no_leaver(world: World, key: str) -> None:
    assert use_token(key=key + "x", at=world.now) is None
    assert use_token(key=key, at=world.now + dt.timedelta(days=1)) is None
    User.objects.filter(pk=world.people["mei"]).update(is_active=False)
    assert use_token(key=key, at=world.now) is None
    User.objects.filter(pk=world.people["mei"]).update(is_active=True)
    Token.objects.update(revoked_at=world.now)
    assert use_token(key=key, at=world.now) is None


def test_a_key_with_every_area_may_all_that_its_person_may() -> None:
    assert {name for _label, names in AREAS.values() for name in names} == {*PERMISSIONS}
