"""Making a key for a program."""

import pytest
from django.test import Client
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid
from shouhou.people.models import Token, User
from shouhou.people.services.make_token import make_token


def test_it_gives_the_key_and_keeps_only_its_hash(world: World) -> None:
    key = make_token(world.people["mei"], " till ", may_write=True, days=30, at=world.now)
    token = Token.objects.get()
    assert key.startswith("sh_")
    assert (token.name, token.key_start, token.may_write) == ("till", key[:8], True)
    assert (token.expires_at - token.created_at).days == 30
    assert key not in str(vars(token))


@pytest.mark.parametrize(
    ("name", "days", "field"), [("", 30, "name"), ("x" * 81, 30, "name"), ("till", 0, "days"), ("till", 367, "days")]
)
def test_it_refuses_at_the_field(world: World, name: str, days: int, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        make_token(world.people["mei"], name, may_write=False, days=days, at=world.now)
    assert set(refused.value.fields) == {field}
    assert not Token.objects.exists()


@pytest.mark.parametrize("areas", [[], ["cases", "moon"]])
def test_it_refuses_no_area_and_an_unknown_one(world: World, areas: list[str]) -> None:
    with nothing_changed(), pytest.raises(Invalid) as refused:
        make_token(world.people["mei"], "till", may_write=False, days=30, at=world.now, areas=areas)
    assert [*refused.value.fields] == ["areas"]


def test_the_screen_shows_a_new_key_once(world: World, client: Client) -> None:
    client.force_login(User.objects.get(pk=world.people["mei"]))
    made = client.post("/account/tokens", {"name": "till", "days": 30, "areas": ["cases", "customers"]})
    token = Token.objects.get()
    assert token.areas == ["cases", "customers"]
    assert f"{token.key_start}" in made.content.decode()
    assert 'id="new-key"' in made.content.decode()
    assert "no-store" in made.headers["Cache-Control"]
    assert 'id="new-key"' not in client.get("/account/tokens").content.decode()
    assert client.post("/account/tokens", {"name": "till", "days": 999}).status_code == 422
    assert Token.objects.count() == 1
