"""Use case: somebody gets a link or a slip with which they choose how they sign in."""

import pytest
from django.test import Client
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import NotAllowed, Refused
from shouhou.people.models import Invitation, User
from shouhou.people.services.invite_person import LIFE, invite_person


def given(world: World, **changed: object) -> dict[str, object]:
    return {"person_id": world.people["tao"], "actor": world.actor("ann"), "at": world.now, **changed}


def test_it_keeps_only_the_hash_and_withdraws_the_one_before(world: World) -> None:
    first = invite_person(**given(world))  # type: ignore[arg-type]
    second = invite_person(**given(world))  # type: ignore[arg-type]
    assert first != second
    withdrawn, made = Invitation.objects.order_by("pk")
    assert withdrawn.withdrawn_at == world.now
    assert (made.withdrawn_at, made.used_at, made.expires_at) == (None, None, world.now + LIFE)
    assert made.made_by_id == world.people["ann"]
    assert second not in str(vars(made))


def test_it_refuses_a_leaver(world: World) -> None:
    User.objects.filter(pk=world.people["tao"]).update(is_active=False)
    with nothing_changed(), pytest.raises(Refused):
        invite_person(**given(world))  # type: ignore[arg-type]


def test_it_is_for_those_who_manage_the_person(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        invite_person(**given(world, actor=world.lin))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    invite_person(**given(world))  # type: ignore[arg-type]
    assert all_or_nothing(lambda: invite_person(**given(world))) == 2  # type: ignore[arg-type]


def test_the_screen_shows_the_link_with_its_code_once(world: World) -> None:
    client = Client()
    client.force_login(User.objects.get(username="ann"))
    made = client.post(f"/settings/people/{world.people['tao']}/invite")
    page = made.content.decode()
    assert "http://testserver/invitation/" in page
    assert "data:image/svg+xml" in page
    assert "no-store" in made.headers["Cache-Control"]
    assert "/invitation/" not in client.get(f"/settings/people/{world.people['tao']}").content.decode()
