"""Use case: somebody leaves."""

import pytest
from django.test import Client
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import PASSWORD, World

from shouhou.kernel.errors import NotAllowed, NotFound
from shouhou.people.errors import LastAdministrator, OneselfRefused
from shouhou.people.models import User
from shouhou.people.services.deactivate_person import deactivate_person
from shouhou.people.services.grant_role import grant_role
from shouhou.people.services.make_token import make_token
from shouhou.people.services.reactivate_person import reactivate_person


def signed_in(username: str) -> Client:
    client = Client()
    client.post("/sign-in", {"login": username, "password": PASSWORD})
    assert client.get("/").status_code == 200
    return client


def test_it_ends_sessions_and_keys_for_good(world: World) -> None:
    key = make_token(world.tao.id, "phone", may_write=False, days=30, at=world.now)
    client, headers = signed_in("tao"), {"Authorization": f"Bearer {key}"}
    assert Client().get("/api/v1/me", headers=headers).status_code == 200
    deactivate_person(person_id=world.people["tao"], actor=world.actor("ann"), at=world.now)
    assert client.get("/").status_code == 302
    assert Client().get("/api/v1/me", headers=headers).status_code == 401
    assert Client().post("/sign-in", {"login": "tao", "password": PASSWORD}).status_code == 200
    reactivate_person(person_id=world.people["tao"], actor=world.actor("ann"), at=world.now)
    assert client.get("/").status_code == 302
    assert Client().get("/api/v1/me", headers=headers).status_code == 401
    assert signed_in("tao").get("/cases").status_code == 200


def test_it_refuses_oneself(world: World) -> None:
    with nothing_changed(), pytest.raises(OneselfRefused):
        deactivate_person(person_id=world.people["ann"], actor=world.actor("ann"), at=world.now)


def test_it_keeps_the_last_administrator(world: World) -> None:
    grant_role(user_id=world.zhao.id, role="administrator", branch_id=world.branches["company"], at=world.now)
    User.objects.filter(pk=world.people["zhao"]).update(is_active=False)
    manager = world.actor("ann")
    grant = grant_role(user_id=world.lin.id, role="administrator", branch_id=world.branches["company"], at=world.now)
    assert grant
    deactivate_person(person_id=world.people["lin"], actor=manager, at=world.now)
    lin_as_he_was = manager.__class__(world.people["lin"], "林海", manager.holdings)
    with nothing_changed(), pytest.raises(LastAdministrator):
        deactivate_person(person_id=world.people["ann"], actor=lin_as_he_was, at=world.now)


def test_it_is_not_for_those_who_manage_no_people(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        deactivate_person(person_id=world.people["tao"], actor=world.lin, at=world.now)


def test_it_does_not_know_people_of_other_branches(world: World) -> None:
    grant_role(user_id=world.gu.id, role="administrator", branch_id=world.branches["dalian"], at=world.now)
    with nothing_changed(), pytest.raises(NotFound):
        deactivate_person(person_id=world.people["tao"], actor=world.gu, at=world.now)


def test_it_changes_nothing_the_second_time(world: World) -> None:
    deactivate_person(person_id=world.people["tao"], actor=world.actor("ann"), at=world.now)
    with nothing_changed():
        deactivate_person(person_id=world.people["tao"], actor=world.actor("ann"), at=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    make_token(world.tao.id, "phone", may_write=False, days=30, at=world.now)
    ann, tao = world.actor("ann"), world.people["tao"]
    assert all_or_nothing(lambda: deactivate_person(person_id=tao, actor=ann, at=world.now)) >= 2
