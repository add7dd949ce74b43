"""Use case: somebody is signed out wherever they are signed in."""

from django.test import Client
from tests.nothing_changed import all_or_nothing
from tests.world import PASSWORD, World

from shouhou.people.public import sessions_of
from shouhou.people.services.end_sessions import end_sessions


def signed_in(agent: str) -> Client:
    client = Client(headers={"User-Agent": agent})
    client.post("/sign-in", {"login": "mei", "password": PASSWORD})
    return client


def test_it_ends_all_but_the_one_that_is_kept(world: World) -> None:
    phone = signed_in("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/605.1")
    desk = signed_in("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0")
    assert {s.device for s in sessions_of(world.mei.id)} == {"Safari · iPhone", "Edge · Windows"}
    assert end_sessions(user_id=world.mei.id, keep=desk.session.session_key or "") == 1
    assert (phone.get("/").status_code, desk.get("/").status_code) == (302, 200)
    assert [s.device for s in sessions_of(world.mei.id)] == ["Edge · Windows"]


def test_it_leaves_other_people_alone(world: World) -> None:
    desk = signed_in("Firefox")
    assert end_sessions(user_id=world.tao.id) == 0
    assert desk.get("/").status_code == 200


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    signed_in("Firefox")
    assert all_or_nothing(lambda: end_sessions(user_id=world.mei.id)) == 2
